using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Host.World;

namespace Workflows.Host.Execution;

/// <summary>
/// Cases filed under a version that kept something else for the search are made findable, a few at a time, beside everything
/// that goes on. Begins with the host and ends when none is left; killed in between, it goes on at the next start.
/// </summary>
internal sealed class SearchFilling(
    IDbContextFactory<WorkflowsContext> contexts, InstanceStore instances, WorldMaker worlds, ISqlDialect dialect, ILogger<SearchFilling> log) : BackgroundService
{
    private const int Batch = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        string? last = "";
        while (last is not null)
            await dialect.OutlastAsync(
                async () => last = await FillAsync(last!, stoppingToken),
                away => log.LogWarning("The database is away; the search goes on being filled when it is back: {Reason}", away.GetBaseException().Message),
                stoppingToken);
    }

    /// <summary>Fills the next few after an id; the id to go on from, or null where none is left.</summary>
    public async Task<string?> FillAsync(string after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var missing = await context.Instances.AsNoTracking()
            .Where(i => string.Compare(i.Id, after) > 0 && !context.CaseSearch.Any(s => s.InstanceId == i.Id))
            .OrderBy(i => i.Id).Take(Batch).Select(i => new { i.Id, i.StartedAt, i.UnitPath }).ToListAsync(cancellation);
        foreach (var row in missing)
        {
            if (await instances.FindAsync(row.Id, cancellation) is not { Instance: { } instance, Process: { } process }) continue;
            var world = await worlds.MakeAsync(context, row.StartedAt, instance, cancellation);
            context.Add(new CaseSearchRow { InstanceId = row.Id, StartedAt = row.StartedAt, UnitPath = row.UnitPath, Terms = CaseTerms.Of(process, instance, world.Directory) });
        }
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (Exception failure) when (dialect.MayRetry(failure))
        {
            // Another host fills them, too, or a case was filed a moment ago: what is still missing is found again.
            return after;
        }
        return missing.Count < Batch ? null : missing[^1].Id;
    }
}
