using System.Collections.Frozen;

namespace Workflows.Engine.Stages;

/// <summary>The kinds of stage an installation knows, by name.</summary>
public sealed class StageCatalog(params IEnumerable<StageKind> kinds)
{
    private readonly FrozenDictionary<string, StageKind> _kinds = kinds.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);

    public IEnumerable<StageKind> Kinds => _kinds.Values.OrderBy(k => k.Name, StringComparer.Ordinal);

    public StageKind? Find(string name) => _kinds.GetValueOrDefault(name);
}
