using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Figures;

namespace Workflows.Host.Figures;

/// <summary>Sums up what steps noted, and reads the sums.</summary>
public sealed class FigureBook(IDbContextFactory<WorkflowsContext> contexts, ISqlDialect dialect, TimeProvider clock)
{
    private const int Batch = 2_000, MostAtOnce = 20;

    /// <summary>Sums up what waits, a batch at a time. False where more is left.</summary>
    public async Task<bool> SumUpAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        for (var n = 0; n < MostAtOnce; n++)
            if (!await SumUpBatchAsync(context, cancellation)) return true;
        return false;
    }

    /// <summary>False where nothing waits.</summary>
    private async Task<bool> SumUpBatchAsync(WorkflowsContext context, CancellationToken cancellation)
    {
        try
        {
            return await context.StageTimes.AnyAsync(cancellation)
                && await context.Database.ExecuteSqlRawAsync(dialect.SumUpFigures, [Batch], cancellation) > 0;
        }
        catch (Exception failure) when (dialect.MayRetry(failure))
        {
            // Another host sums up, too; what is left is taken the next time.
            return false;
        }
    }

    /// <summary>The sums of units since a month; of one process where it is named.</summary>
    public async Task<ImmutableArray<StageFigureRow>> ReadAsync(string unitId, int sinceMonth, string? process, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return [.. await context.StageFigures.AsNoTracking()
            .Where(f => f.UnitId == unitId && f.Month >= sinceMonth && (process == null || f.PackageName == process)).ToListAsync(cancellation)];
    }

    /// <summary>Whole cases of several units, for comparing them: how many ended, how long they took.</summary>
    public async Task<ImmutableArray<StageFigureRow>> EndedAsync(IEnumerable<string> unitIds, int sinceMonth, string? process, CancellationToken cancellation)
    {
        var ids = unitIds.ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return [.. await context.StageFigures.AsNoTracking()
            .Where(f => ids.Contains(f.UnitId) && f.Month >= sinceMonth && f.NodeId == FigureNodes.Ended && (process == null || f.PackageName == process)).ToListAsync(cancellation)];
    }

    /// <summary>Open tasks of a unit and all below it, now: by process, stage and the unit whose case it is.</summary>
    public async Task<ImmutableArray<OpenFigure>> OpenAsync(string unitPath, string? process, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return
        [
            .. await (
                from task in context.Tasks.AsNoTracking()
                join one in context.Instances.AsNoTracking() on task.InstanceId equals one.Id
                where one.UnitPath.StartsWith(unitPath) && task.Sensitivity != "sealed" && (process == null || task.PackageName == process)
                group task by new { task.PackageName, task.NodeId, one.UnitPath } into g
                select new OpenFigure(g.Key.PackageName, g.Key.NodeId, g.Key.UnitPath, g.Count(), g.Count(t => t.DueAt != null && t.DueAt <= now && !t.Paused)))
                .ToListAsync(cancellation),
        ];
    }
}

public sealed record OpenFigure(string Process, string NodeId, string UnitPath, int Open, int Overdue);
