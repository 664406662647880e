using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workflows.Host.Postgres;

[assembly: AssemblyFixture(typeof(Workflows.Testing.TestServer))]

namespace Workflows.Testing;

/// <summary>
/// One database server for a run of tests, started when the first test asks for it, in a folder of its own under the
/// machine's temporary folder. Environment TEST_DATABASE names a server to use instead.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private const string Template = "workflows_template";
    private const string Prefix = "union-workflows-test-";
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}");
    private PostgresServer? _server;
    private string? _reason;
    private int _made;

    /// <summary>Why there is no server; null where there is one or none was asked for yet.</summary>
    public string? Reason => _reason;

    /// <summary>A new database with the tables of today, as a copy of a migrated one; null where no server can be had.</summary>
    public Task<string?> MakeDatabaseAsync(CancellationToken ct) => MakeDatabaseAsync(TemplateName, ct);

    /// <summary>A new database without any table; null where no server can be had.</summary>
    public Task<string?> MakeEmptyDatabaseAsync(CancellationToken ct) => MakeDatabaseAsync("template1", ct);

    private async Task<string?> MakeDatabaseAsync(string template, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_reason is not null || !await StartedAsync(ct)) return null;
            var name = $"test_{Environment.ProcessId}_{++_made}";
            await RunAsync($"CREATE DATABASE {name} TEMPLATE {template}", ct);
            return For(name);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connectionString));
        await RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        if (!_server.IsEmbedded) await RunAsync($"DROP DATABASE IF EXISTS {TemplateName} WITH (FORCE)", CancellationToken.None);
        await _server.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private static string TemplateName => $"{Template}_{Environment.ProcessId}";

    private async Task<bool> StartedAsync(CancellationToken ct)
    {
        if (_server is not null) return true;
        ForgetKilledRuns();
        try
        {
            _server = await PostgresServer.StartAsync(new PostgresOptions
            {
                ConnectionString = Environment.GetEnvironmentVariable("TEST_DATABASE"),
                ContentRoot = _folder,
                Directory = _folder,
                Database = "postgres",
                Settings = Careless,
            }, NullLogger.Instance, ct);
        }
        catch (PostgresUnavailableException reason)
        {
            _reason = reason.Message;
            return false;
        }
        await RunAsync($"CREATE DATABASE {TemplateName}", ct);
        await TestTemplate.MigrateAsync(For(TemplateName, pooling: false), ct);
        return true;
    }

    /// <summary>Test data need not outlive a power cut.</summary>
    private static ImmutableDictionary<string, string> Careless =>
        ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            ["fsync"] = "off",
            ["full_page_writes"] = "off",
            ["synchronous_commit"] = "off",
        });

    private string For(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(_server!.ConnectionString) { Database = database, Pooling = pooling, IncludeErrorDetail = true }.ConnectionString;

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(For("postgres", pooling: false));
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void ForgetKilledRuns()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), $"{Prefix}*"))
            if (OperatingSystem.IsLinux() && !Directory.Exists($"/proc/{int.Parse(Path.GetFileName(folder)[Prefix.Length..], CultureInfo.InvariantCulture)}"))
                Directory.Delete(folder, recursive: true);
    }
}
