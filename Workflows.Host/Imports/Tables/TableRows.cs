using System.Collections.Immutable;
using Workflows.Definitions.Texts;
using Workflows.Host.Exports;

namespace Workflows.Host.Imports.Tables;

/// <summary>Collects the rows of a table while it is read, and says when a limit is passed. Empty rows are counted, not kept.</summary>
internal sealed class TableRows
{
    private readonly ImmutableArray<TableRow>.Builder _rows = ImmutableArray.CreateBuilder<TableRow>();
    private long _letters;

    public ImmutableArray<TableRow> All => _rows.ToImmutable();

    /// <summary>Null where the row was taken; the refusal of the whole table otherwise.</summary>
    public Sentence? Add(int number, IReadOnlyList<string> cells)
    {
        var used = cells.Count;
        while (used > 0 && string.IsNullOrWhiteSpace(cells[used - 1])) used--;
        if (used == 0) return null;
        if (used > TableLimits.MostColumns) return Sentence.Of("imports.file.columns", ("row", number), ("most", TableLimits.MostColumns));
        if (_rows.Count >= TableLimits.MostRows) return Sentence.Of("imports.file.rows", ("most", TableLimits.MostRows));
        for (var i = 0; i < used; i++)
        {
            if (cells[i].Length > TableLimits.MostLetters) return Sentence.Of("imports.file.cell", ("row", number), ("column", i + 1), ("most", TableLimits.MostLetters));
            _letters += cells[i].Length;
        }
        if (_letters > TableLimits.MostLettersInAll) return Sentence.Of("imports.file.letters");
        _rows.Add(new TableRow(number, [.. cells.Take(used).Select(c => FormulaGuard.Undo(c.Trim()))]));
        return null;
    }
}
