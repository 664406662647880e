using System.Collections.Immutable;

namespace Workflows.Definitions.RulePacks;

/// <summary>
/// Lays a pack over those it extends. A child's value of a key holds from its own day on; before that day the parent's still
/// does.
/// </summary>
public static class RulePackChain
{
    /// <summary>The pack with all it extends, or the sentence why not: unknown pack, or packs extending each other in a ring.</summary>
    public static RulePackReading Resolve(string id, params IEnumerable<RulePack> packs)
    {
        var known = packs.GroupBy(p => p.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var chain = new List<RulePack>();
        for (string? next = id; next is not null; next = chain[^1].Extends)
        {
            if (!known.TryGetValue(next, out var pack))
                return RulePackReading.Refused(PackProblem.Of(id, "rulePacks.unknownPack", ("pack", next)));
            if (chain.Contains(pack))
                return RulePackReading.Refused(PackProblem.Of(id, "rulePacks.extendsItself", ("pack", next)));
            chain.Add(pack);
        }
        return RulePackReading.Of(chain[0] with
        {
            Extends = null,
            Values = Enumerable.Reverse(chain).Aggregate(chain[^1].Values.Clear(), (below, pack) => Confirmed(Over(below, pack.Values), pack.Confirmed)),
            Lineage = [.. chain.Select(p => p.Reference)],
        });
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>> Confirmed(
        ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>> values, RuleDecision? decision) => decision is null ? values
        : values.SetItems(values.Select(v => KeyValuePair.Create(v.Key, v.Value.Select(p => p.Decision is null ? p with { Decision = decision } : p).ToImmutableArray())));

    private static ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>> Over(
        ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>> parent,
        ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>> child) =>
        parent.SetItems(child.Select(own => KeyValuePair.Create(
            own.Key, Over(parent.GetValueOrDefault(own.Key, []), Counted(parent.GetValueOrDefault(own.Key, []), own.Value)))));

    /// <summary>What the child does not say on counting it takes from the parent.</summary>
    private static ImmutableArray<RuleParameter> Counted(ImmutableArray<RuleParameter> parent, ImmutableArray<RuleParameter> child) =>
        parent.LastOrDefault()?.Counting is { } counting ? [.. child.Select(own => own with { Counting = own.Counting ?? counting })] : child;

    private static ImmutableArray<RuleParameter> Over(
        ImmutableArray<RuleParameter> parent, ImmutableArray<RuleParameter> child) =>
        child.All(own => own.Decision is not null && parent.Any(p => IsSame(p, own)))
            ? [.. parent.Select(p => child.FirstOrDefault(own => IsSame(p, own)) ?? p)]
            : child[0].EffectiveFrom is { } first
                ? [.. parent.Where(p => p.EffectiveFrom is null || p.EffectiveFrom < first), .. child]
                : child;

    /// <summary>A decision on a value that stands as it was is a note to it: it does not hide what the region sets later.</summary>
    private static bool IsSame(RuleParameter parent, RuleParameter own) => own.EffectiveFrom == parent.EffectiveFrom && own.Value == parent.Value;
}
