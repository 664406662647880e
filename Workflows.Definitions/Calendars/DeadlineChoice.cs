using System.Collections.Immutable;

namespace Workflows.Definitions.Calendars;

/// <summary>By what a rule that names several terms takes one of their days.</summary>
public enum ChoiceOf
{
    /// <summary>The later day holds: E-15.</summary>
    Later,
    /// <summary>The earlier day holds: C-35.</summary>
    Earlier,
    /// <summary>The term for the kind of unit holds, the others are told too: E-75.</summary>
    UnitKind,
}

/// <summary>Why a deadline was taken and not another one that was counted beside it.</summary>
/// <param name="RuleId">The rule that chooses: <c>E-15</c>.</param>
/// <param name="Others">The days not taken, each with its own explanation.</param>
public sealed record DeadlineChoice(string RuleId, ChoiceOf By, ImmutableArray<Deadline> Others)
{
    /// <summary>The deadline that holds of several, with what it was chosen from. Of equal days, and by kind of unit, the first.</summary>
    internal static Deadline Choose(string ruleId, ChoiceOf by, ImmutableArray<Deadline> counted)
    {
        var chosen = by switch
        {
            ChoiceOf.Later => counted.MaxBy(d => d.Day)!,
            ChoiceOf.Earlier => counted.MinBy(d => d.Day)!,
            _ => counted[0],
        };
        return chosen with { Choice = new(ruleId, by, [.. counted.Where(d => !ReferenceEquals(d, chosen))]) };
    }
}
