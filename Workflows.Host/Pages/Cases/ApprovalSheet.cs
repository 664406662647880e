using System.Collections.Immutable;

namespace Workflows.Host.Pages.Cases;

/// <summary>What stands on the A4 sheet.</summary>
public sealed record ApprovalSheet
{
    public required string Organization { get; init; }
    public required string Title { get; init; }
    public required string Number { get; init; }
    public required string Printed { get; init; }
    public required string BackHref { get; init; }

    /// <summary>Short answers, three to a line of the table.</summary>
    public required ImmutableArray<SheetCell> Short { get; init; }

    /// <summary>Answers that want a line of their own.</summary>
    public required ImmutableArray<SheetCell> Long { get; init; }

    /// <summary>「人民币（大写）捌仟元整　¥8,000.00」; null where the case is not about money.</summary>
    public string? Amount { get; init; }

    public required ImmutableArray<SheetOpinion> Opinions { get; init; }

    /// <summary>The squares of the check code, as the path of an SVG drawing of <see cref="CodeSize"/> units.</summary>
    public required string Code { get; init; }
    public required int CodeSize { get; init; }

    /// <summary>The beginning of the last row's hash, and its number.</summary>
    public required string Digest { get; init; }
    public required string Basis { get; init; }

    /// <summary>Set where the record does not hold: the sheet then says so instead of vouching.</summary>
    public string? Fault { get; init; }
}

public sealed record SheetCell(string Name, string Value);

/// <summary>What a stage came to: words above, names and day at the lower right.</summary>
public sealed record SheetOpinion(string Stage, string Words, string Signed);
