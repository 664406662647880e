using System.Diagnostics;

namespace Workflows.Host.Tests.Postgres;

/// <summary>A host in a process of its own that runs its database only, so that it can be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public static async Task<HostProcess> StartAsync(string folder, CancellationToken ct)
    {
        var host = Path.Combine(AppContext.BaseDirectory, "Workflows.Host.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", host, "database", $"--Postgres:Directory={folder}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        })!;
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
            if (line.StartsWith("Host=", StringComparison.Ordinal)) return new(process, line);
        process.Dispose();
        throw new InvalidOperationException("Expected the host to print a connection string, but it ended.");
    }

    /// <summary>As the kernel does when memory runs out: SIGKILL, no time for anything.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
