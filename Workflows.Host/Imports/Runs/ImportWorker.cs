using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Installation;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.DueWork;
using Workflows.Host.Imports.Tables;
using Workflows.Host.Sealing;
using Workflows.Host.Web;

namespace Workflows.Host.Imports.Runs;

/// <summary>
/// Tries and writes uploaded tables, one run at a time. A run that writes is one transaction whose last statement marks it as
/// done: stopped, failed or killed in the middle it has written nothing, and whoever finds its lease run out begins it again.
/// </summary>
public sealed class ImportWorker(
    IDbContextFactory<WorkflowsContext> contexts, ImportFiles files, ImportKinds kinds, Sealer sealer, SystemJournal journal, TextCatalog texts,
    InstallationInfo installation, WorkerName name, TimeProvider clock, ILogger<ImportWorker> log)
{
    private const string Lock = "imports";
    private const int MostAttempts = 3;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>A file nobody decided about is removed after a day.</summary>
    private static readonly TimeSpan Undecided = TimeSpan.FromHours(24);

    /// <summary>Does the next run that waits; the number done, 0 or 1.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        if (await TakeAsync(cancellation) is not { } run) return 0;
        try
        {
            await RunAsync(run, cancellation);
        }
        catch (LeaseGone)
        {
            await CloseIfCancelledAsync(run, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Import {Run} failed, attempt {Attempt}.", run.Id, run.Attempts);
            await LaterAsync(run, cancellation);
        }
        return 1;
    }

    /// <summary>The next run with this worker's lease. Only one run writes at a time, on whatever host.</summary>
    private async Task<ImportRunRow?> TakeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        var free = data.ImportRuns.Where(r => (r.LeaseUntil == null || r.LeaseUntil < now)
            && (r.State == ImportState.Trying || (r.State == ImportState.Tried && r.At < now - Undecided)
                || (r.State == ImportState.Applying && !data.ImportRuns.Any(o => o.Id != r.Id && o.State == ImportState.Applying && o.LeaseUntil > now))));
        if (await free.OrderBy(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(cancellation) is not { } id) return null;
        var taken = await free.Where(r => r.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.LeaseUntil, now + Lease).SetProperty(r => r.LeasedBy, name.Value).SetProperty(r => r.Attempts, r => r.Attempts + 1), cancellation);
        return taken == 0 ? null : await data.ImportRuns.AsNoTracking().SingleAsync(r => r.Id == id, cancellation);
    }

    private async Task RunAsync(ImportRunRow run, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        if (run.State == ImportState.Tried) await CloseAsync(run, ImportState.Cancelled, Sentence.Of("imports.run.undecided"), cancellation);
        else if (run.Attempts > MostAttempts) await CloseAsync(run, ImportState.Failed, Sentence.Of("imports.run.failed"), cancellation);
        else if (kinds.Find(run.Kind) is not { } kind || await files.OpenAsync(data, run, cancellation) is not { } bytes)
            await CloseAsync(run, ImportState.Failed, Sentence.Of("imports.run.failed"), cancellation);
        else if (TableFile.Read(bytes) is { Refusal: { } refusal }) await CloseAsync(run, ImportState.Refused, refusal, cancellation);
        else await PassAsync(data, run, kind, TableFile.Read(bytes).Value, cancellation);
    }

    private async Task PassAsync(WorkflowsContext data, ImportRunRow run, TableImport kind, Table table, CancellationToken cancellation)
    {
        var applies = run.State == ImportState.Applying;
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (applies)
        {
            await data.Database.ExecuteSqlRawAsync(data.Sql.EnsureCounter, [Lock], cancellation);
            await data.Counters.FromSqlRaw(data.Sql.LockCounters, data.Sql.ListOf([Lock])).AsNoTracking().ToListAsync(cancellation);
        }
        var session = new ImportSession(data, sealer, texts, installation.Zone) { By = run.By, RunId = run.Id, Now = clock.GetUtcNow(), Applies = applies };
        var pass = await ImportPass.RunAsync(kind, table, session, done => StandsAsync(run, table.Rows.Length, done, cancellation), cancellation);
        if (pass.Refusal is { } refusal)
        {
            await transaction.RollbackAsync(cancellation);
            await CloseAsync(run, ImportState.Refused, refusal, cancellation);
            return;
        }
        if (applies && pass.Value.Faulty > 0 && !run.OnlyGood)
        {
            await transaction.RollbackAsync(cancellation);
            await using var again = await contexts.CreateDbContextAsync(cancellation);
            await using var report = await again.Database.BeginTransactionAsync(cancellation);
            await SettleAsync(again, run, pass.Value, Sentence.Of("imports.run.sinceTrial"), ImportState.Tried, cancellation);
            await report.CommitAsync(cancellation);
            return;
        }
        await SettleAsync(data, run, pass.Value, table.How, applies ? ImportState.Done : ImportState.Tried, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Tells how far the run is, keeps the lease, and hears whether to stop: one statement beside the run's own transaction.</summary>
    private async Task StandsAsync(ImportRunRow run, int rows, int done, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        var mine = await Mine(data, run).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Rows, rows).SetProperty(r => r.Done, done).SetProperty(r => r.LeaseUntil, clock.GetUtcNow() + Lease), cancellation);
        if (mine == 0) throw new LeaseGone();
    }

    /// <summary>Writes the report, the entry of the system journal and, last, that the run is where it is; fails where somebody stopped it meanwhile.</summary>
    private async Task SettleAsync(WorkflowsContext data, ImportRunRow run, ImportReport report, Sentence said, ImportState state, CancellationToken cancellation)
    {
        await data.ImportLines.Where(l => l.RunId == run.Id).ExecuteDeleteAsync(cancellation);
        foreach (var lines in report.Lines.Select((line, i) => LineOf(run.Id, i + 1, line)).Chunk(ImportPass.Batch))
        {
            data.AddRange(lines.AsEnumerable());
            await data.SaveChangesAsync(cancellation);
            data.ChangeTracker.Clear();
        }
        await journal.AppendAsync(data, state == ImportState.Done ? "imported" : "importTried", run.By, Details(run, report), cancellation);
        await data.SaveChangesAsync(cancellation);
        if (state == ImportState.Done) await files.RemoveAsync(data, run.Id, cancellation);
        var mine = await Mine(data, run).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, state).SetProperty(r => r.Rows, report.Rows).SetProperty(r => r.Done, report.Rows)
            .SetProperty(r => r.New, report.New).SetProperty(r => r.Changed, report.Changed).SetProperty(r => r.Unchanged, report.Unchanged).SetProperty(r => r.Faulty, report.Faulty)
            .SetProperty(r => r.UnknownHeadings, string.Join('\n', report.UnknownHeadings))
            .SetProperty(r => r.SaidChinese, texts.Say(said, Language.Chinese)).SetProperty(r => r.SaidEnglish, texts.Say(said, Language.English))
            .SetProperty(r => r.FinishedAt, state == ImportState.Done ? clock.GetUtcNow() : null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), cancellation);
        if (mine == 0) throw new LeaseGone();
    }

    private ImportLineRow LineOf(string run, int number, ReportLine line) => new()
    {
        RunId = run, Number = number, Row = line.Row, Column = line.Column, Found = line.Found.Cut(Lengths.Words), IsFault = line.IsFault,
        SaidChinese = texts.Say(line.Words, Language.Chinese), SaidEnglish = texts.Say(line.Words, Language.English),
    };

    private static IEnumerable<(string Name, string Value)> Details(ImportRunRow run, ImportReport report)
    {
        static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return [("run", run.Id), ("table", run.Kind), ("file", run.FileHash), ("rows", Text(report.Rows)), ("new", Text(report.New)), ("changed", Text(report.Changed)),
            ("unchanged", Text(report.Unchanged)), ("faulty", Text(report.Faulty)), .. report.Journal];
    }

    private async Task CloseAsync(ImportRunRow run, ImportState state, Sentence said, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        await files.RemoveAsync(data, run.Id, cancellation);
        await data.ImportRuns.Where(r => r.Id == run.Id && r.LeasedBy == name.Value && r.State == run.State).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, state).SetProperty(r => r.FinishedAt, clock.GetUtcNow()).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(r => r.SaidChinese, texts.Say(said, Language.Chinese)).SetProperty(r => r.SaidEnglish, texts.Say(said, Language.English)), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task CloseIfCancelledAsync(ImportRunRow run, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        if (await data.ImportRuns.AnyAsync(r => r.Id == run.Id && r.CancelAsked && r.LeasedBy == name.Value, cancellation))
            await CloseAsync(run, ImportState.Cancelled, Sentence.Of("imports.run.cancelled"), cancellation);
    }

    /// <summary>Gives the lease back, to be tried again in a moment.</summary>
    private async Task LaterAsync(ImportRunRow run, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        await data.ImportRuns.Where(r => r.Id == run.Id && r.LeasedBy == name.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, clock.GetUtcNow() + BackOff.After(run.Attempts)), cancellation);
    }

    private IQueryable<ImportRunRow> Mine(WorkflowsContext data, ImportRunRow run) =>
        data.ImportRuns.Where(r => r.Id == run.Id && r.LeasedBy == name.Value && r.State == run.State && !r.CancelAsked);

    /// <summary>Somebody stopped the run, or its lease ran out and another has it.</summary>
    private sealed class LeaseGone : Exception;
}
