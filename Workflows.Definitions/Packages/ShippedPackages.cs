using System.Collections.Immutable;

namespace Workflows.Definitions.Packages;

/// <summary>The processes that come with the product, read from the folder <c>Processes</c> embedded in this assembly.</summary>
public static class ShippedPackages
{
    private const string Folder = "Processes/";

    /// <summary>Every shipped package by name. A shipped package has no problems; a test holds it.</summary>
    public static ImmutableSortedDictionary<string, ProcessPackage> All => field ??= ReadAll();

    /// <exception cref="KeyNotFoundException">No such package is shipped.</exception>
    public static ProcessPackage Get(string name) =>
        All.TryGetValue(name, out var package) ? package : throw new KeyNotFoundException($"No package '{name}' is shipped.");

    /// <summary>What reading each folder gave, problems included.</summary>
    public static ImmutableSortedDictionary<string, PackageReading> Readings() => Names()
        .ToImmutableSortedDictionary(n => n, n => PackageReader.Read(n, FilesOf(n)), StringComparer.Ordinal);

    /// <summary>The files of a shipped package as they were written, by path.</summary>
    public static ImmutableSortedDictionary<string, byte[]> FilesOf(string name) =>
        ShippedFiles.BytesUnder($"{Folder}{name}/").ToImmutableSortedDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);

    private static IEnumerable<string> Names() =>
        ShippedFiles.BytesUnder(Folder).Select(f => f.Path.Split('/')[0]).Distinct(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, ProcessPackage> ReadAll() => Readings().ToImmutableSortedDictionary(
        r => r.Key,
        r => r.Value.Package ?? throw new InvalidDataException(string.Join(", ", r.Value.Problems.Select(p => $"{r.Key}/{p.File}:{p.Line} {p.Element} {p.Sentence.Key}"))),
        StringComparer.Ordinal);
}
