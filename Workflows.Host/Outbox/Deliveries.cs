using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Host.Execution;

namespace Workflows.Host.Outbox;

/// <summary>Notifications and mails that are not delivered, for whoever looks after them: listed, tried again, or dropped with a reason.</summary>
public sealed class Deliveries(IDbContextFactory<WorkflowsContext> contexts, CommitSignal signal, TimeProvider clock)
{
    /// <summary>A page of them by key, the oldest first.</summary>
    /// <param name="after">The last id of the page before; 0 for the first.</param>
    public async Task<ImmutableArray<Delivery>> ListAsync(DeliveryList list, long after, int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return
        [
            .. await (
                from row in In(context, list)
                join instance in context.Instances on row.InstanceId equals instance.Id
                where row.Id > after
                orderby row.Id
                select new Delivery(row.Id, row.InstanceId, instance.Number, instance.Sensitivity == "sealed" ? instance.Number : instance.Title,
                    row.Kind, row.Recipient, row.Attempts, row.LastError ?? "", row.DoneAt, row.Due))
                .Take(take).AsNoTracking().ToListAsync(cancellation),
        ];
    }

    public async Task<int> CountAsync(DeliveryList list, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await In(context, list).CountAsync(cancellation);
    }

    /// <summary>Gives a row that was given up, or dropped, all its attempts again. False where it is neither any more.</summary>
    public async Task<bool> ReviveAsync(long id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var revived = await context.Outbox.Where(r => r.Id == id && (r.State == OutboxState.Dead || r.State == OutboxState.Dropped)).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, OutboxState.Open).SetProperty(r => r.Attempts, 0).SetProperty(r => r.Due, now)
            .SetProperty(r => r.DoneAt, (DateTimeOffset?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), cancellation);
        if (revived == 1) signal.Committed();
        return revived == 1;
    }

    /// <summary>Decides that a row that was given up is not to be delivered. False where it is not given up any more.</summary>
    public async Task<bool> DropAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Outbox.Where(r => r.Id == id && r.State == OutboxState.Dead)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, OutboxState.Dropped), cancellation) == 1;
    }

    private static IQueryable<OutboxRow> In(WorkflowsContext context, DeliveryList list) => list switch
    {
        DeliveryList.GivenUp => context.Outbox.Where(r => r.State == OutboxState.Dead),
        DeliveryList.Trying => context.Outbox.Where(r => r.State == OutboxState.Open && r.Attempts > 0),
        DeliveryList.Waiting => context.Outbox.Where(r => r.State == OutboxState.Open),
        _ => context.Outbox.Where(r => r.State == OutboxState.Dropped),
    };
}

/// <summary>The lists of what is not delivered.</summary>
public enum DeliveryList
{
    /// <summary>All attempts failed.</summary>
    GivenUp,
    /// <summary>At least one attempt failed; it goes on by itself.</summary>
    Trying,
    /// <summary>To be delivered, tried before or not.</summary>
    Waiting,
    /// <summary>An administrator decided that it is not to be delivered.</summary>
    Dropped,
}

/// <param name="Recipient">The person a mail is for; empty for a notification that has not become mails yet.</param>
/// <param name="At">When it was given up; null while it is tried.</param>
/// <param name="Due">When it is tried next.</param>
public sealed record Delivery(
    long Id, string InstanceId, string Number, string Title, string Kind, string Recipient, int Attempts, string Error, DateTimeOffset? At, DateTimeOffset Due);
