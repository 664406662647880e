using System.Globalization;
using System.Text.Json;

namespace Workflows.Host.Postgres;

/// <summary>A PostgreSQL to run: the folder of its programs, its major version, and the package it came in (null: the system's).</summary>
internal sealed record ServerBinaries(string Folder, int Major, string? Package)
{
    /// <summary>ICU as the provider of a database's order came with 15.</summary>
    private const int Oldest = 15;

    public string Program(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);

    /// <summary>The bundled server, else the newest of the system's; where data exist, the first of their version.</summary>
    /// <exception cref="PostgresUnavailableException">There is none, or none of the data's version.</exception>
    public static async Task<ServerBinaries> FindAsync(ServerFolder folder, bool systemOnly, CancellationToken ct)
    {
        var found = new List<ServerBinaries>();
        foreach (var (bin, package) in systemOnly ? SystemFolders() : [.. BundledFolders(), .. SystemFolders()])
            if (await MajorAsync(bin, package, ct) is { } major && major >= Oldest) found.Add(new(bin, major, package));
        if (found.Count == 0) throw PostgresUnavailableException.Because("postgres.noBinaries");
        if (folder.DataVersion is not { } needed) return found[0];
        return found.FirstOrDefault(f => f.Major == needed)
            ?? throw PostgresUnavailableException.Because("postgres.otherVersion", ("directory", folder.Root), ("data", needed), ("server", found[0].Major));
    }

    /// <summary>The same binaries where the server's user can run them: in place, else as a copy in the server's folder.</summary>
    public async Task<ServerBinaries> ReadyForAsync(ServerUser user, ServerFolder folder, CancellationToken ct)
    {
        if (Package is null || OperatingSystem.IsWindows()) return this;
        var native = Path.Combine(Package, "native");
        if ((!user.IsOther || await user.CanAsync("-x", Program("postgres"), ct)) && BundledLibraries.TryLink(Package)) return this;
        var copy = Path.Combine(folder.Root, $"server-{Path.GetFileName(Package)}-{VersionOf(Package)}");
        if (!Directory.Exists(copy)) BundledLibraries.Copy(Package, copy);
        return this with { Folder = Path.Combine(copy, Path.GetRelativePath(Package, Path.Combine(native, "bin"))), Package = copy };
    }

    /// <summary>Beside the assembly in a published host (postgres/), elsewhere where the build installed them (postgres.path).</summary>
    private static IEnumerable<(string Bin, string? Package)> BundledFolders()
    {
        var note = Path.Combine(AppContext.BaseDirectory, "postgres.path");
        var roots = new List<string> { Path.Combine(AppContext.BaseDirectory, "postgres") };
        if (File.Exists(note)) roots.Add(File.ReadAllText(note).Trim());
        return from root in roots
               where Directory.Exists(root)
               from package in Directory.GetDirectories(root)
               select (Path.Combine(package, "native", "bin"), (string?)package);
    }

    private static IEnumerable<(string Bin, string? Package)> SystemFolders() =>
        from pattern in (string[])["/usr/lib/postgresql", "/usr"]
        where Directory.Exists(pattern)
        from version in Directory.GetDirectories(pattern, pattern == "/usr" ? "pgsql-*" : "*").OrderByDescending(VersionNumber)
        select (Path.Combine(version, "bin"), (string?)null);

    /// <summary>Null where there is no server or it does not run on this machine.</summary>
    private static async Task<int?> MajorAsync(string bin, string? package, CancellationToken ct)
    {
        var program = Path.Combine(bin, OperatingSystem.IsWindows() ? "postgres.exe" : "postgres");
        if (!File.Exists(program)) return null;
        if (package is not null && !BundledLibraries.TryLink(package)) return LeadingNumber(VersionOf(package));
        var (exit, said) = await Tool.RunAsync(bin, [program, "--version"], ct);
        return exit == 0 ? LeadingNumber(said) : null;
    }

    /// <summary>18 of "postgres (PostgreSQL) 18.4".</summary>
    private static int? LeadingNumber(string said)
    {
        var digits = said.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).ToArray();
        return digits.Length == 0 ? null : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static int VersionNumber(string folder) => LeadingNumber(Path.GetFileName(folder)) ?? 0;

    private static string VersionOf(string package)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "package.json")));
        return json.RootElement.GetProperty("version").GetString()!;
    }
}
