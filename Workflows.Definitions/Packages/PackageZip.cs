using System.Collections.Immutable;
using System.IO.Compression;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Packages;

/// <summary>
/// A package as one zip archive. Reading trusts nothing the archive says of itself: bytes are counted while they are unpacked,
/// and no entry may name a place outside the package. A single folder around everything is taken off.
/// </summary>
public static class PackageZip
{
    /// <summary>Largest archive, in bytes.</summary>
    public const int MostZipBytes = 10_000_000;

    /// <summary>An entry may not unpack to more than so many times its packed size, once it is larger than <see cref="HarmlessBytes"/>.</summary>
    public const int MostRatio = 100;

    private const int HarmlessBytes = 100_000;
    private const int MostPathLetters = 200;

    /// <summary>The files by path, or why the archive cannot be taken.</summary>
    public static (ImmutableSortedDictionary<string, byte[]> Files, ImmutableArray<Problem> Problems) Read(byte[] zip)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        if (zip.Length > MostZipBytes) return Refused("", "packages.zip.tooLarge", ("bytes", MostZipBytes));
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            ImmutableArray<ZipArchiveEntry> entries = [.. archive.Entries.Take(PackageReader.MostFiles * 2).Where(e => e.Name.Length > 0 && !IsOfTheSystem(e.FullName))];
            if (entries.Length > PackageReader.MostFiles || archive.Entries.Count > PackageReader.MostFiles * 2) return Refused("", "packages.zip.tooMany", ("files", PackageReader.MostFiles));
            var around = FolderAround(entries);
            var left = PackageReader.MostBytes;
            foreach (var entry in entries)
            {
                if (!IsInside(entry.FullName)) return Refused(entry.FullName, "packages.zip.outside");
                var most = Math.Min(left, Math.Max(HarmlessBytes, (int)Math.Min(entry.CompressedLength * MostRatio, int.MaxValue)));
                if (Unpacked(entry, most) is not { } bytes) return Refused(entry.FullName, "packages.zip.unpacksTooLarge", ("bytes", PackageReader.MostBytes));
                if (!files.TryAdd(entry.FullName[around.Length..], bytes)) return Refused(entry.FullName, "packages.zip.twice");
                left -= bytes.Length;
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return Refused("", "packages.zip.broken");
        }
        return (files.ToImmutable(), []);
    }

    /// <summary>The same files give the same bytes, whenever they are written.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, byte[]> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        return bytes.ToArray();
    }

    private static byte[]? Unpacked(ZipArchiveEntry entry, int most)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        var part = new byte[81_920];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            if (bytes.Length + read > most) return null;
            bytes.Write(part, 0, read);
        }
        return bytes.ToArray();
    }

    private static bool IsInside(string path) => path.Length <= MostPathLetters && !path.Contains('\\') && !path.Contains(':') && !path.Any(char.IsControl)
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>What file managers add of their own.</summary>
    private static bool IsOfTheSystem(string path) => path.StartsWith("__MACOSX/", StringComparison.Ordinal) || path.EndsWith(".DS_Store", StringComparison.Ordinal) || path.EndsWith("Thumbs.db", StringComparison.OrdinalIgnoreCase);

    private static string FolderAround(ImmutableArray<ZipArchiveEntry> entries)
    {
        if (entries.IsEmpty || entries.Any(e => e.FullName == PackageReader.Diagram)) return "";
        var folder = entries[0].FullName[..(entries[0].FullName.IndexOf('/', StringComparison.Ordinal) + 1)];
        return entries.All(e => e.FullName.StartsWith(folder, StringComparison.Ordinal)) ? folder : "";
    }

    private static (ImmutableSortedDictionary<string, byte[]>, ImmutableArray<Problem>) Refused(string entry, string key, params (string Name, object? Value)[] values) =>
        (ImmutableSortedDictionary<string, byte[]>.Empty, [new Problem(entry, "", 0, Sentence.Of(key, values))]);
}
