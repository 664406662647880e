using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Calendars;

namespace Workflows.Host.Rules;

/// <summary>
/// After a start: where a host died between importing a year and the end of counting deadlines again, goes on with it. A case
/// that was counted already is not touched again.
/// </summary>
public sealed class UnfinishedRecount(
    IDbContextFactory<WorkflowsContext> contexts, Recounts recounts, TimeProvider clock, ILogger<UnfinishedRecount> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Begins what is unfinished; false where nothing is.</summary>
    public async Task<bool> ResumeAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.HolidayYears.AsNoTracking().OrderByDescending(y => y.Id).FirstOrDefaultAsync(cancellation) is not { } last
            || await context.SystemJournal.AnyAsync(j => j.Kind == "deadlinesRecounted" && j.At >= last.ImportedAt, cancellation)) return false;
        recounts.Start(new YearImported(last.Id), HolidayYearFile.Read(last.Json).Year?.Source ?? "", last.ImportedBy);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var looked = false; !looked;)
            try
            {
                await ResumeAsync(stoppingToken);
                looked = true;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Whether deadlines are still to be counted again could not be read; tried again soon.");
                await Task.Delay(Pause, clock, stoppingToken);
            }
    }
}
