using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Host.Execution;

namespace Workflows.Host.Outbox;

/// <summary>What could not be delivered and waits for an administrator, and timers that keep failing.</summary>
public sealed class DeadLetters(IDbContextFactory<WorkflowsContext> contexts, CommitSignal signal, TimeProvider clock)
{
    /// <summary>A timer that failed so often is shown.</summary>
    public const int ManyAttempts = 3;

    /// <summary>Dead rows, oldest first, a page at a time by key.</summary>
    /// <param name="after">The last id of the page before; 0 for the first.</param>
    public async Task<ImmutableArray<DeadLetter>> ListAsync(long after, int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return
        [
            .. await (
                from row in context.Outbox
                join instance in context.Instances on row.InstanceId equals instance.Id
                where row.State == OutboxState.Dead && row.Id > after
                orderby row.Id
                select new DeadLetter(row.Id, row.InstanceId, instance.Number, instance.Title, row.Kind, row.Recipient, row.Attempts, row.LastError ?? "", row.DoneAt))
                .Take(take).AsNoTracking().ToListAsync(cancellation),
        ];
    }

    /// <summary>Timers that failed <see cref="ManyAttempts"/> times or more.</summary>
    public async Task<ImmutableArray<DueWorkRow>> FailingTimersAsync(int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return [.. await context.DueWork.AsNoTracking().Where(w => w.Attempts >= ManyAttempts && w.LastError != null)
            .OrderBy(w => w.At).Take(take).ToListAsync(cancellation)];
    }

    /// <summary>Tries a row again from the beginning. False where it is not dead.</summary>
    public async Task<bool> ReviveAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var revived = await context.Outbox.Where(r => r.Id == id && r.State == OutboxState.Dead).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, OutboxState.Open).SetProperty(r => r.Attempts, 0).SetProperty(r => r.Due, clock.GetUtcNow())
            .SetProperty(r => r.DoneAt, (DateTimeOffset?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), cancellation);
        if (revived == 1) signal.Committed();
        return revived == 1;
    }
}

/// <param name="Recipient">The person a mail was for; empty for a notification that could not become mails.</param>
public sealed record DeadLetter(
    long Id, string InstanceId, string Number, string Title, string Kind, string Recipient, int Attempts, string Error, DateTimeOffset? At);
