using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Workflows.Host.Tests.Kills;

/// <summary>
/// The database server as the command <c>database</c> runs it, fsync and all, and the ways to kill it: its supervisor, the
/// server itself, or one session's process, after which the server throws everybody out and recovers.
/// </summary>
internal sealed class DatabaseProcess(string folder) : IDisposable
{
    private OwnProcess? _process;
    private string? _connectionString;

    public bool HasEnded => _process?.HasEnded != false;

    public string LastWords => _process?.LastWords ?? "";

    public string For(string database) => new NpgsqlConnectionStringBuilder(_connectionString!) { Database = database }.ConnectionString;

    public void Start()
    {
        _process?.Dispose();
        _process = OwnProcess.Start(["database", $"--Postgres:Directory={folder}"], line =>
        {
            if (line.StartsWith("Host=", StringComparison.Ordinal)) _connectionString = line;
        });
    }

    public async Task<string> ReadyAsync(CancellationToken cancellation)
    {
        while (_connectionString is null)
        {
            if (_process!.HasEnded) throw new InvalidOperationException($"Expected a database, but its process ended.\n{_process.LastWords}");
            await Task.Delay(50, cancellation);
        }
        return _connectionString;
    }

    public async Task MakeAsync(string database, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString!) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {database}", connection);
        await command.ExecuteNonQueryAsync(cancellation);
        command.CommandText = "SELECT current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes')";
        Assert.Equal("ononon", await command.ExecuteScalarAsync(cancellation));
    }

    public void KillSupervisor() => _process!.Kill();

    /// <summary>False where it is not running just now.</summary>
    public bool KillServer() => ServerId() is { } server && Signals.Kill(server);

    /// <summary>Kills the process of one session of ours; false where there is none.</summary>
    public bool KillSession(Random seeded)
    {
        if (ServerId() is not { } server) return false;
        var sessions = Signals.ChildrenOf(server).Where(c => Signals.CommandOf(c).Contains(": app kills_", StringComparison.Ordinal)).ToArray();
        return sessions.Length > 0 && Signals.Kill(sessions[seeded.Next(sessions.Length)]);
    }

    public void Dispose()
    {
        _process?.Dispose();
        _process = null;
    }

    private int? ServerId()
    {
        var file = Path.Combine(folder, "cluster", "postmaster.pid");
        try
        {
            return int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var id)
                && Signals.CommandOf(id).Contains("postgres", StringComparison.Ordinal) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
