using System.Collections.Immutable;
using Workflows.Definitions.Calendars;

namespace Workflows.Definitions.RulePacks;

/// <summary>
/// From what and in which direction a term is counted. A region that writes another number only inherits it. Equality compares
/// references of the list.
/// </summary>
/// <param name="Start">What the first day is called in sentences.</param>
/// <param name="From">What happens on the first day: 「上一级工会接到选举结果报告」.</param>
/// <param name="Before">True where the day lies before that event: materials five days before bargaining.</param>
/// <param name="Extends">The key of the term this one is added to (C-42, P-03); null where it stands alone.</param>
public sealed record Counting(ClockStart Start, PackText From, bool Before = false, string? Extends = null)
{
    /// <summary>The kinds of unit the term is for; none = all.</summary>
    public ImmutableArray<UnitKind> Units { get; init; } = [];
}

/// <summary>What a unit is by law, where a rule makes a difference (E-75): 企业, 机关, 事业单位.</summary>
public enum UnitKind { Enterprise, Agency, Institution }
