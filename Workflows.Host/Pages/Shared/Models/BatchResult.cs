using System.Collections.Immutable;
using Workflows.Definitions;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>What became of each item approved in a batch.</summary>
public sealed record BatchResult(ImmutableArray<BatchLine> Lines)
{
    public int Succeeded => Lines.Count(l => l.Succeeded);

    public Money Sum => Lines.Where(l => l.Succeeded).Aggregate(Money.Zero, (sum, l) => sum + (l.Amount ?? Money.Zero));
}

/// <param name="Why">Why it was not done; empty where it was.</param>
public sealed record BatchLine(string Words, Money? Amount, bool Succeeded, string Why = "");
