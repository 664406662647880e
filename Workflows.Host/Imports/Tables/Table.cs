using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Tables;

/// <summary>A table as it was read, every cell as text.</summary>
/// <param name="How">What it was read as: 「CSV，编码 GB18030」.</param>
public sealed record Table(Sentence How, ImmutableArray<TableRow> Rows);

/// <param name="Number">The number a spreadsheet shows beside the row, from 1; a line break within a cell begins no row.</param>
public sealed record TableRow(int Number, ImmutableArray<string> Cells)
{
    /// <summary>The cell of a column from 0; empty where the row is shorter.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column] : "";

    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>What a table may hold at most. More is refused with a sentence, not cut.</summary>
public static class TableLimits
{
    public const int MostBytes = 20 << 20;

    /// <summary>Rows with content, headings included.</summary>
    public const int MostRows = 100_020;

    public const int MostColumns = 100;

    /// <summary>Characters of one cell.</summary>
    public const int MostLetters = 4_000;

    /// <summary>Characters of all cells together.</summary>
    public const int MostLettersInAll = 40_000_000;

    /// <summary>Bytes of all parts of an .xlsx after unpacking, as the file itself says.</summary>
    public const long MostUnpacked = 400L << 20;

    /// <summary>Characters of one part of an .xlsx, as really unpacked.</summary>
    public const long MostLettersOfPart = 300L << 20;

    public const int MostParts = 2_000;
}
