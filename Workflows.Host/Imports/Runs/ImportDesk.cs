using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Installation;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Execution;
using Workflows.Host.Imports.Tables;

namespace Workflows.Host.Imports.Runs;

/// <summary>
/// What pages do with imports: take a file, show how its run stands, have it written, stop it. The work itself is done by
/// <see cref="ImportWorker"/>, so a page may be left and a host may stop.
/// </summary>
public sealed class ImportDesk(
    IDbContextFactory<WorkflowsContext> contexts, ImportFiles files, ImportKinds kinds, SystemJournal journal, CommitSignal signal, TimeProvider clock)
{
    /// <summary>Takes a file and has it tried; the id of the run, or what is wrong with the file.</summary>
    /// <param name="by">The person who imports.</param>
    public async Task<Answer<string>> UploadAsync(string kind, string fileName, Stream content, string by, CancellationToken cancellation)
    {
        if (kinds.Find(kind) is null) return Sentence.Of("imports.kind.unknown");
        if (await BytesAsync(content, cancellation) is not { } bytes) return Sentence.Of("imports.file.tooLarge", ("most", TableLimits.MostBytes >> 20));
        if (bytes.Length == 0) return Sentence.Of("imports.file.empty");
        var now = clock.GetUtcNow();
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        var run = new ImportRunRow
        {
            Id = Guid.CreateVersion7(now).ToString("N"), Kind = kind, FileName = Path.GetFileName(fileName).Cut(80), FileHash = ImportFiles.HashOf(bytes), By = by, At = now,
        };
        data.Add(run);
        await files.KeepAsync(data, run, bytes, cancellation);
        await data.SaveChangesAsync(cancellation);
        signal.Committed();
        return run.Id;
    }

    /// <summary>Has a tried run written. False where it is no longer waiting for that.</summary>
    /// <param name="onlyGood">True leaves out the bad rows; false writes nothing where one is bad.</param>
    public async Task<bool> ApplyAsync(string id, bool onlyGood, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        var begun = await data.ImportRuns.Where(r => r.Id == id && r.State == ImportState.Tried && r.New + r.Changed > 0 && (onlyGood || r.Faulty == 0)).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, ImportState.Applying).SetProperty(r => r.OnlyGood, onlyGood).SetProperty(r => r.Done, 0)
            .SetProperty(r => r.Attempts, 0).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), cancellation);
        signal.Committed();
        return begun == 1;
    }

    /// <summary>Stops a run: at once where nobody works on it, else before the next rows. Nothing of it is written.</summary>
    public async Task CancelAsync(string id, string by, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var asked = await data.ImportRuns.Where(r => r.Id == id && (r.State == ImportState.Trying || r.State == ImportState.Applying) && !r.CancelAsked)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.CancelAsked, true), cancellation);
        var dropped = await data.ImportRuns.Where(r => r.Id == id && r.State == ImportState.Tried).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, ImportState.Cancelled).SetProperty(r => r.FinishedAt, clock.GetUtcNow()), cancellation);
        if (dropped == 1) await files.RemoveAsync(data, id, cancellation);
        if (asked + dropped > 0)
        {
            await journal.AppendAsync(data, "importCancelled", by, [("run", id)], cancellation);
            await data.SaveChangesAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        signal.Committed();
    }

    /// <summary>A run with a page of its report; null where there is none.</summary>
    /// <param name="after">Lines after this number.</param>
    public async Task<ImportRunView?> FindAsync(string id, int after, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        if (await data.ImportRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } run || kinds.Find(run.Kind) is not { } kind) return null;
        var lines = await data.ImportLines.AsNoTracking().Where(l => l.RunId == id && l.Number > after).OrderBy(l => l.Number).Take(LinesShown + 1).ToListAsync(cancellation);
        return new(run, kind, [.. lines.Take(LinesShown)], lines.Count > LinesShown ? lines[LinesShown - 1].Number : null);
    }

    public const int LinesShown = 50;

    /// <summary>All lines of a report, as they are read.</summary>
    public async IAsyncEnumerable<ImportLineRow> LinesAsync(string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        await foreach (var line in data.ImportLines.AsNoTracking().Where(l => l.RunId == id).OrderBy(l => l.Number).AsAsyncEnumerable().WithCancellation(cancellation))
            yield return line;
    }

    /// <summary>Runs, the latest first.</summary>
    public async Task<ImmutableArray<ImportRunRow>> ListAsync(string? before, int take, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        return [.. await data.ImportRuns.AsNoTracking().Where(r => before == null || string.Compare(r.Id, before) < 0).OrderByDescending(r => r.Id).Take(take).ToListAsync(cancellation)];
    }

    /// <summary>Null where there is more than is taken.</summary>
    private static async Task<byte[]?> BytesAsync(Stream content, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (bytes.Length + read > TableLimits.MostBytes) return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}

/// <param name="NextAfter">Number of the last line shown, where there are more.</param>
public sealed record ImportRunView(ImportRunRow Run, TableImport Kind, ImmutableArray<ImportLineRow> Lines, int? NextAfter);
