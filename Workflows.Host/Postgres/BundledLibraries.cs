using System.Text.Json;

namespace Workflows.Host.Postgres;

/// <summary>
/// A package of npm holds no links, so the bundled server lacks the short names of its libraries (libpq.so.5); the list of
/// them lies in the package, and its own install script, which we do not run, would make them.
/// </summary>
internal static class BundledLibraries
{
    /// <summary>Makes the links that are missing; false where the package cannot be written.</summary>
    public static bool TryLink(string package)
    {
        try
        {
            foreach (var (target, link) in Links(package)) Link(target, link);
            return true;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return Links(package).All(l => File.Exists(l.Link));
        }
    }

    /// <summary>Copies a package to a place the server's user can read, whole or not at all.</summary>
    public static void Copy(string package, string place)
    {
        var unfinished = $"{place}.new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        foreach (var file in Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories))
        {
            if (file.EndsWith(".a", StringComparison.Ordinal) || File.ResolveLinkTarget(file, returnFinalTarget: false) is not null) continue;
            var copy = Path.Combine(unfinished, Path.GetRelativePath(package, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            ServerUser.MakeReadable(copy, enter: Path.GetFileName(Path.GetDirectoryName(copy)) == "bin");
        }
        foreach (var folder in Directory.EnumerateDirectories(unfinished, "*", SearchOption.AllDirectories).Append(unfinished))
            ServerUser.MakeReadable(folder, enter: true);
        TryLink(unfinished);
        Directory.Move(unfinished, place);
    }

    private static void Link(string target, string link)
    {
        if (File.Exists(link)) return;
        try
        {
            File.CreateSymbolicLink(link, Path.GetFileName(target));
        }
        catch (IOException) when (File.Exists(link))
        {
            // Another host was faster.
        }
    }

    private static IReadOnlyList<(string Target, string Link)> Links(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return [];
        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        return [.. json.RootElement.EnumerateArray().Select(l => (
            Path.Combine(package, l.GetProperty("source").GetString()!),
            Path.Combine(package, l.GetProperty("target").GetString()!)))];
    }
}
