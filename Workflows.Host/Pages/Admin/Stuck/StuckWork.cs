using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Data.Tasks;
using Workflows.Host.Execution;

namespace Workflows.Host.Pages.Admin.Stuck;

/// <summary>What does not go on by itself: overdue tasks, stopped cases, timers that fail, mails that were given up.</summary>
public sealed class StuckWork(IDbContextFactory<WorkflowsContext> contexts, InstanceStore instances, TimeProvider clock)
{
    /// <summary>Most rows a list shows; the longest waiting first.</summary>
    public const int Most = 50;

    /// <param name="after">The last overdue task of the page before; null for the first page.</param>
    public async Task<StuckView> ReadAsync(OverdueKey? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var overdue = context.Tasks.AsNoTracking().Where(t => t.DueAt != null && t.DueAt <= now && !t.Paused);
        var failing = context.DueWork.AsNoTracking().Where(w => w.LastError != null);
        var dead = context.Outbox.AsNoTracking().Where(o => o.State == OutboxState.Dead);
        var stuck = await context.Instances.AsNoTracking().Where(i => i.Stuck && i.Running).OrderBy(i => i.ChangedAt).Take(Most).Select(i => i.Id).ToListAsync(cancellation);
        var page = after is { } key ? overdue.Where(t => t.DueAt > key.DueAt || t.DueAt == key.DueAt && t.Id.CompareTo(key.TaskId) > 0) : overdue;
        var tasks = await page.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(Most + 1).ToListAsync(cancellation);
        return new()
        {
            OverdueCount = await overdue.CountAsync(cancellation),
            Overdue = [.. tasks.Take(Most)],
            HasMoreOverdue = tasks.Count > Most,
            Principals = await PrincipalsAsync(context, tasks, cancellation),
            Stopped = [.. await StoppedAsync(stuck, cancellation)],
            Failing = [.. await failing.OrderBy(w => w.At).Take(Most).ToListAsync(cancellation)],
            Waiting = await context.DueWork.CountAsync(cancellation),
            Late = await context.DueWork.CountAsync(w => w.At <= now && w.LastError == null, cancellation),
            Dead = [.. await dead.OrderBy(o => o.Id).Take(Most).ToListAsync(cancellation)],
            OutboxOpen = await context.Outbox.CountAsync(o => o.State == OutboxState.Open, cancellation),
            OutboxTrying = await context.Outbox.CountAsync(o => o.State == OutboxState.Open && o.Attempts > 0, cancellation),
        };
    }

    private static async Task<ImmutableDictionary<string, ImmutableArray<TaskPrincipalRow>>> PrincipalsAsync(
        WorkflowsContext context, List<TaskRow> tasks, CancellationToken cancellation)
    {
        var ids = tasks.Select(t => t.Id).ToArray();
        var rows = await context.TaskPrincipals.AsNoTracking().Where(p => ids.Contains(p.TaskId) && !p.Principal.StartsWith(TaskPrincipalRow.Held)).ToListAsync(cancellation);
        foreach (var row in rows.Where(r => r.Principal.StartsWith(TaskPrincipalRow.ToClaim, StringComparison.Ordinal)))
            row.Principal = row.Principal[TaskPrincipalRow.ToClaim.Length..];
        return rows.GroupBy(p => p.TaskId, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    private async Task<List<StoppedNode>> StoppedAsync(List<string> ids, CancellationToken cancellation)
    {
        var stopped = new List<StoppedNode>();
        foreach (var id in ids)
            if (await instances.FindAsync(id, cancellation) is { Instance: { } instance, Process: { } process, Row: { } row })
                stopped.AddRange(instance.Active.Where(a => a.Incident is not "").Select(a =>
                    new StoppedNode(row, process.Model.Node(a.NodeId), a.Incident, a.EnteredAt)));
        return stopped;
    }
}
