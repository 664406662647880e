using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>What a case did to ledgers, oldest first, read from its record.</summary>
public static class CaseMoney
{
    public static ImmutableArray<CaseMovement> Of(CaseFile file) =>
    [
        .. from entry in file.Rows.Select(r => r.Entry).OfType<JournalEntry>()
           from fact in entry.Facts
           let moved = Moved(fact)
           where moved is not null
           select moved with { At = entry.Command.At, ActorId = entry.Command.Actor.PersonId },
    ];

    private static CaseMovement? Moved(Fact fact) => fact switch
    {
        AmountReserved f => new("reserve", f.Ledger, new Money(f.Fen)),
        AmountReleased f => new("release", f.Ledger, new Money(f.Fen)),
        AmountPaid f => new("pay", f.Ledger, new Money(f.Fen)),
        _ => null,
    };
}

/// <param name="Kind"><c>reserve</c>, <c>release</c> or <c>pay</c>.</param>
public sealed record CaseMovement(string Kind, string Ledger, Money Amount)
{
    public DateTimeOffset At { get; init; }
    public string ActorId { get; init; } = "";
}
