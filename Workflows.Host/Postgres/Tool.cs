using System.Diagnostics;

namespace Workflows.Host.Postgres;

/// <summary>Programs of the machine, run to their end.</summary>
internal static class Tool
{
    /// <summary>True where a program of this name lies on the search path.</summary>
    public static bool Exists(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>What the program wrote to both of its outputs, in one text.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(string folder, IReadOnlyList<string> command, CancellationToken ct)
    {
        using var process = Process.Start(Start(folder, command))!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>How a program is started: without input, in English, without the settings of another PostgreSQL.</summary>
    public static ProcessStartInfo Start(string folder, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
