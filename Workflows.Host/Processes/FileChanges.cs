using System.Collections.Immutable;

namespace Workflows.Host.Processes;

/// <summary>Which files of a package differ from another's.</summary>
public sealed record FileChanges(ImmutableArray<string> Added, ImmutableArray<string> Changed, ImmutableArray<string> Removed)
{
    public bool IsEmpty => Added.IsEmpty && Changed.IsEmpty && Removed.IsEmpty;

    public static FileChanges Between(ImmutableSortedDictionary<string, byte[]> before, ImmutableSortedDictionary<string, byte[]> after) => new(
        [.. after.Keys.Where(path => !before.ContainsKey(path))],
        [.. after.Where(f => before.TryGetValue(f.Key, out var old) && !old.AsSpan().SequenceEqual(f.Value)).Select(f => f.Key)],
        [.. before.Keys.Where(path => !after.ContainsKey(path))]);
}
