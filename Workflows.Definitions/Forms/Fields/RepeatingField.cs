using System.Collections.Immutable;

namespace Workflows.Definitions.Forms;

/// <summary>
/// Rows of the same fields; the value is a list of contexts. A row in which nothing at all was typed is no row.
/// Rows do not hold rows.
/// </summary>
public sealed record RepeatingField(ImmutableArray<FormField> Fields) : AnswerField
{
    public const int UsualMaxRows = 50;

    /// <summary>No form may ask for more rows than this.</summary>
    public const int MostRows = 500;

    public int MinRows { get; init; }
    public int MaxRows { get; init; } = UsualMaxRows;

    /// <summary>How many empty rows stand there at first; default 1.</summary>
    public int RowsAtFirst { get; init; } = 1;
}
