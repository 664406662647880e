using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.RulePacks;

/// <summary>What is wrong in a pack, and where.</summary>
/// <param name="Place">The member the problem lies at, such as <c>parameters[3].term</c>.</param>
public sealed record PackProblem(string Place, Sentence Words)
{
    internal static PackProblem Of(string place, string key, params (string Name, object? Value)[] values) =>
        new(place, Sentence.Of(key, values));
}

/// <summary>A pack, or all problems that keep it from being one.</summary>
public sealed record RulePackReading(RulePack? Pack, ImmutableArray<PackProblem> Problems)
{
    internal static RulePackReading Of(RulePack pack) => new(pack, []);

    internal static RulePackReading Refused(params ImmutableArray<PackProblem> problems) => new(null, problems);
}
