using System.Collections.Immutable;
using Workflows.Definitions.RulePacks;

namespace Workflows.Definitions.Calendars;

/// <summary>
/// A due day together with everything that explains it. Due means before 24:00 of <see cref="Day"/> in the unit's zone;
/// what has to wait for the end of the term may happen from <see cref="EarliestNext"/> on (G-16).
/// Counted backwards where <see cref="Day"/> lies before <see cref="From"/>.
/// </summary>
public sealed record Deadline
{
    public required DateOnly Day { get; init; }

    /// <summary>The day the clock started; not counted (G-11).</summary>
    public required DateOnly From { get; init; }

    /// <summary>The whole length, an extension included.</summary>
    public required Term Term { get; init; }

    /// <summary>The part of the length that was added by an extension; null where there was none.</summary>
    public Term? Extension { get; init; }

    public required string RuleId { get; init; }

    /// <summary>The pack the number was written in, and its version.</summary>
    public required PackReference Pack { get; init; }

    public required string Source { get; init; }

    public required Confidence Confidence { get; init; }

    public required RollOver RollOver { get; init; }

    /// <summary>The times the clock stood still, in order.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>True where the day rests on a year without a published notice (G-28).</summary>
    public required bool Provisional { get; init; }

    /// <summary>The first of those years; null where the day is certain.</summary>
    public int? Unpublished { get; init; }

    /// <summary>What the day was chosen from; null where the rule names one term only.</summary>
    public DeadlineChoice? Choice { get; init; }

    /// <summary>Day by day in order of the calendar; for months and years only the start and the end.</summary>
    public required ImmutableArray<DayCell> Cells { get; init; }

    public bool IsBackward => Day < From;

    /// <summary>The first day on which the term is over (G-16).</summary>
    public DateOnly EarliestNext => Day.AddDays(1);
}
