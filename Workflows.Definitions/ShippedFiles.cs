using System.Text;

namespace Workflows.Definitions;

/// <summary>Data files embedded in this assembly, by the folder they lie in.</summary>
internal static class ShippedFiles
{
    public static IEnumerable<(string Name, string Text)> Under(string folder)
    {
        var assembly = typeof(ShippedFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(folder, StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return (name, reader.ReadToEnd());
        }
    }

    /// <summary>The same as bytes, paths without the folder and with <c>/</c> on every system.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> BytesUnder(string folder)
    {
        var assembly = typeof(ShippedFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var path = name.Replace('\\', '/');
            if (!path.StartsWith(folder, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            yield return (path[folder.Length..], copy.ToArray());
        }
    }
}
