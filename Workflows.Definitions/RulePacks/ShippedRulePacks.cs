using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.RulePacks;

/// <summary>The packs that come with the product: <c>cn</c>, <c>cn-guangdong</c> and the demonstration union's <c>demo-street</c>.</summary>
public static class ShippedRulePacks
{
    public static ImmutableArray<RulePack> All { get; } = [.. Read()];

    /// <summary>A shipped pack laid over those it extends.</summary>
    /// <exception cref="KeyNotFoundException">No such pack is shipped.</exception>
    public static RulePack Resolved(string id) =>
        RulePackChain.Resolve(id, All).Pack ?? throw new KeyNotFoundException($"No rule pack '{id}' is shipped.");

    /// <summary>What a pack is called, a <see cref="Wording"/>: 「全国规则包」; of one that is not shipped, a <see cref="Sentence"/> with its id.</summary>
    public static object NameOf(string id) =>
        All.FirstOrDefault(p => p.Id == id) is { Name: var name } ? new Wording(name.Chinese, name.English) : Sentence.Of("rulePacks.unnamed", ("id", id));

    private static IEnumerable<RulePack> Read() =>
        from file in ShippedFiles.Under("RulePacks/")
        let reading = RulePackReader.Read(file.Text)
        select reading.Pack ?? throw new InvalidDataException(
            $"{file.Name}: {reading.Problems[0].Place}: {reading.Problems[0].Words.Key}");
}
