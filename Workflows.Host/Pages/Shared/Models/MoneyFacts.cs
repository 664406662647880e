using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>Money and authority: what is asked, what the reader may approve, what is there.</summary>
public sealed record MoneyFacts
{
    /// <summary>At most three named amounts, the asked one first: 本次发放 · 街道单笔限额 · 本年余额.</summary>
    public required ImmutableArray<NamedAmount> Amounts { get; init; }

    /// <summary>The ledger's year as a bar; null where there is no ledger.</summary>
    public LedgerBar? Bar { get; init; }

    /// <summary>「3 项都符合」 or what does not.</summary>
    public Chip? Verdict { get; init; }

    /// <summary>Where the money comes from: 「地方财政帮扶资金，科目不混用」. Null where not known.</summary>
    public string? Source { get; init; }

    /// <summary>When the balance was read; it is read again on submitting.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}

public sealed record NamedAmount(string Name, Money Amount);

/// <summary>A year's budget: spoken for, this one, what would be left. <paramref name="This"/> may be more than what is left.</summary>
public sealed record LedgerBar(Money Total, Money Used, Money This)
{
    public Money Left => Total - Used - This;

    public bool Enough => Left >= Money.Zero;

    /// <summary>The share of an amount in a drawing of 500 units width; never outside it.</summary>
    public int Width(Money amount) =>
        Total.Fen <= 0 ? 0 : (int)Math.Clamp(Math.Round(500m * amount.Fen / Total.Fen), 0, 500);
}
