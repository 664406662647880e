using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports;

/// <summary>
/// A kind of thing that comes by table: its columns, and somebody who judges rows against what is there. The trial run and the
/// run that writes are the same judging; only the second lets the changes be written.
/// </summary>
public abstract class TableImport
{
    /// <summary>Part of addresses and texts: <c>units</c>.</summary>
    public abstract string Name { get; }

    public virtual Wording Title(TextCatalog texts) => texts.Wording($"imports.{Name}.title");

    /// <summary>What one row is, for lists of kinds and the manual.</summary>
    public virtual Wording About(TextCatalog texts) => texts.Wording($"imports.{Name}.about");

    public abstract ImmutableArray<ImportColumn> Columns { get; }

    /// <param name="rows">All rows whose cells are good: rows of one file may name each other.</param>
    public abstract Task<RowJudge> BeginAsync(ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken cancellation);
}

/// <summary>Judges the rows of one run, in the order of the file, a batch at a time.</summary>
public abstract class RowJudge
{
    /// <summary>Reads in few queries what judging these rows needs.</summary>
    public virtual Task LookUpAsync(IReadOnlyList<ImportRow> batch, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>What the row would do. Adds faults to a row that cannot be taken; its change is then of no meaning.</summary>
    public abstract RowChange Judge(ImportRow row);

    /// <summary>Called after the changes of a batch were written into the context and before it is saved.</summary>
    public virtual Task FinishAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>What the system journal says besides the counts: who became an administrator.</summary>
    public virtual IEnumerable<(string Name, string Value)> Journal => [];
}

public enum RowOutcome { New, Changed, Unchanged }

/// <summary>What a good row does.</summary>
/// <param name="Write">Puts it into the context; null where nothing is to be written.</param>
public sealed record RowChange(RowOutcome Outcome, Action? Write, params ImmutableArray<CellChange> Cells)
{
    public static RowChange None { get; } = new(RowOutcome.Unchanged, null);
}

/// <param name="Column">Key of the column.</param>
/// <param name="Before">What is there now, masked where it is sensitive.</param>
public sealed record CellChange(string Column, string Before, string After);
