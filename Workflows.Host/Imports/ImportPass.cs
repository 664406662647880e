using System.Collections.Immutable;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Imports.Tables;

namespace Workflows.Host.Imports;

/// <summary>One way through a table, row by row: reads, judges, and where the session applies writes the good rows into the caller's transaction.</summary>
public static class ImportPass
{
    public const int Batch = 500;

    /// <summary>Rows after which nothing more of what changes is listed; faults are listed all.</summary>
    private const int MostChangesListed = 200;

    /// <param name="progress">Told how many rows are behind, after each batch.</param>
    public static async Task<Answer<ImportReport>> RunAsync(
        TableImport kind, Table table, ImportSession session, Func<int, Task> progress, CancellationToken cancellation)
    {
        var headings = Headings.Of(table, kind, session.Texts);
        if (headings.Refusal is { } refusal) return refusal;
        var example = ImportTemplate.ExampleCells(kind, headings.Value);
        var rows = table.Rows.Where(r => r.Number > headings.Value.Row && !example.Any(e => e.SequenceEqual(r.Cells)))
            .Select(r => new ImportRow(r, kind, headings.Value, session)).ToImmutableArray();
        var judge = await kind.BeginAsync(session, [.. rows.Where(r => !r.IsFaulty)], cancellation);
        var report = new ImportReport { Rows = rows.Length, UnknownHeadings = headings.Value.Unknown };
        foreach (var batch in rows.Chunk(Batch))
        {
            await judge.LookUpAsync([.. batch.Where(r => !r.IsFaulty)], cancellation);
            report = batch.Aggregate(report, (sum, row) => sum.With(row, Change(judge, row, session), MostChangesListed));
            if (session.Applies)
            {
                await judge.FinishAsync(cancellation);
                await session.Data.SaveChangesAsync(cancellation);
                session.Data.ChangeTracker.Clear();
            }
            await progress(report.Good + report.Faulty);
        }
        return report with { Journal = [.. judge.Journal] };
    }

    private static RowChange? Change(RowJudge judge, ImportRow row, ImportSession session)
    {
        if (row.IsFaulty) return null;
        var change = judge.Judge(row);
        if (row.IsFaulty) return null;
        if (session.Applies) change.Write?.Invoke();
        return change;
    }
}

/// <summary>What came of a pass.</summary>
public sealed record ImportReport
{
    public int Rows { get; init; }
    public int New { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }
    public int Faulty { get; init; }
    public ImmutableArray<string> UnknownHeadings { get; init; } = [];

    /// <summary>Every fault, and the first changes, in the order of the file.</summary>
    public ImmutableList<ReportLine> Lines { get; init; } = [];

    public ImmutableArray<(string Name, string Value)> Journal { get; init; } = [];

    public int Good => New + Changed + Unchanged;

    internal ImportReport With(ImportRow row, RowChange? change, int mostChanges)
    {
        if (change is null)
            return this with { Faulty = Faulty + 1, Lines = Lines.AddRange(row.Faults.Select(f => new ReportLine(row.Number, f.Column, f.Found, f.Expected, IsFault: true))) };
        var listed = Changed < mostChanges
            ? Lines.AddRange(change.Cells.Select(c => new ReportLine(row.Number, c.Column, c.After, Sentence.Of("imports.changed.before", ("before", c.Before)), IsFault: false)))
            : Lines;
        return change.Outcome switch
        {
            RowOutcome.New => this with { New = New + 1 },
            RowOutcome.Changed => this with { Changed = Changed + 1, Lines = listed },
            _ => this with { Unchanged = Unchanged + 1 },
        };
    }
}

/// <summary>One line of a report: a bad cell, or a cell that changes what is there.</summary>
public sealed record ReportLine(int Row, string Column, string Found, Sentence Words, bool IsFault);
