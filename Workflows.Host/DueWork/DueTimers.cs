using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Host.Execution;

namespace Workflows.Host.DueWork;

/// <summary>The timers of cases for whoever looks after them: what comes next, what is late, what fails.</summary>
public sealed class DueTimers(IDbContextFactory<WorkflowsContext> contexts, CommitSignal signal, TimeProvider clock)
{
    /// <summary>A page of them in the order in which they come.</summary>
    /// <param name="after">The last of the page before; null for the first.</param>
    public async Task<ImmutableArray<DueTimer>> ListAsync(TimerList list, TimerKey? after, int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = In(context, list, clock.GetUtcNow());
        if (after is { } key)
            rows = rows.Where(w => w.At > key.At || w.At == key.At && (w.InstanceId.CompareTo(key.InstanceId) > 0 || w.InstanceId == key.InstanceId && w.TimerId.CompareTo(key.TimerId) > 0));
        return
        [
            .. await (
                from row in rows
                join instance in context.Instances on row.InstanceId equals instance.Id
                orderby row.At, row.InstanceId, row.TimerId
                select new DueTimer(row, instance.Number, instance.Sensitivity == "sealed" ? instance.Number : instance.Title))
                .Take(take).AsNoTracking().ToListAsync(cancellation),
        ];
    }

    public async Task<int> CountAsync(TimerList list, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await In(context, list, clock.GetUtcNow()).CountAsync(cancellation);
    }

    /// <summary>Tries a failing timer at once instead of after its wait. False where it does not fail any more.</summary>
    public async Task<bool> TryAgainAsync(string instanceId, string timerId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var changed = await context.DueWork.Where(w => w.InstanceId == instanceId && w.TimerId == timerId && w.LastError != null)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.At, now).SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null), cancellation);
        if (changed == 1) signal.Committed();
        return changed == 1;
    }

    private static IQueryable<DueWorkRow> In(WorkflowsContext context, TimerList list, DateTimeOffset now) => list switch
    {
        TimerList.Failing => context.DueWork.Where(w => w.LastError != null),
        TimerList.Late => context.DueWork.Where(w => w.At <= now && w.LastError == null),
        _ => context.DueWork,
    };
}

public enum TimerList
{
    /// <summary>The last attempt failed.</summary>
    Failing,
    /// <summary>Its time has come and nobody has taken it yet.</summary>
    Late,
    /// <summary>Every one.</summary>
    All,
}

public sealed record DueTimer(DueWorkRow Work, string Number, string Title);

/// <summary>Where a page of timers ended.</summary>
public sealed record TimerKey(DateTimeOffset At, string InstanceId, string TimerId);
