using System.Collections.Immutable;

namespace Workflows.Host.Imports;

/// <summary>Every kind of table that may be imported, in the order in which an office needs them.</summary>
public sealed class ImportKinds(IEnumerable<TableImport> kinds)
{
    public ImmutableArray<TableImport> All { get; } = [.. kinds];

    public TableImport? Find(string name) => All.FirstOrDefault(k => k.Name == name);
}
