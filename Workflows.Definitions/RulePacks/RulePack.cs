using System.Collections.Immutable;

namespace Workflows.Definitions.RulePacks;

/// <summary>
/// The statutory numbers of a region. A key may have several values, each from its day on. A pack extends at most one other;
/// <see cref="RulePackChain"/> lays them over each other. Equality compares references of the lists.
/// </summary>
public sealed record RulePack
{
    /// <summary><c>cn</c>, <c>cn-guangdong</c>, …</summary>
    public required string Id { get; init; }

    public required string Version { get; init; }

    public required PackText Name { get; init; }

    public required string Region { get; init; }

    /// <summary>The pack whose values hold where this one is silent; null for the topmost, and after laying over.</summary>
    public string? Extends { get; init; }

    /// <summary>True where the pack was made up for showing the product.</summary>
    public bool Demonstration { get; init; }

    /// <summary>
    /// What confirms every value of the pack and of those below it that nobody decided on; null where each has to be confirmed.
    /// The demonstration ships confirmed so.
    /// </summary>
    public RuleDecision? Confirmed { get; init; }

    /// <summary>Every value of every key, earliest first; those that have always held stand first.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>> Values { get; init; }

    /// <summary>The packs this one was made of, itself first: what an instance pins.</summary>
    public ImmutableArray<PackReference> Lineage { get; init; } = [];

    public PackReference Reference => new(Id, Version);

    /// <summary>The value of a key in force on a day; null where there is none.</summary>
    public RuleParameter? Find(string key, DateOnly at) =>
        Values.TryGetValue(key, out var values)
            ? values.LastOrDefault(p => p.EffectiveFrom is not { } from || from <= at)
            : null;

    /// <summary>The value of a key in force on a day.</summary>
    /// <exception cref="KeyNotFoundException">The pack has none; checked when a process is released.</exception>
    public RuleParameter Get(string key, DateOnly at) =>
        Find(key, at) ?? throw new KeyNotFoundException($"Rule pack {Reference} has no value of '{key}' on {at:O}.");

    /// <summary>All values in force on a day, by key.</summary>
    public ImmutableSortedDictionary<string, RuleParameter> At(DateOnly day) =>
        Values.Keys.Select(key => (key, value: Find(key, day))).Where(p => p.value is not null)
            .ToImmutableSortedDictionary(p => p.key, p => p.value!, StringComparer.Ordinal);
}
