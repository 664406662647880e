using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Workflows.Host.Postgres;

namespace Workflows.Host.Tests.Postgres;

/// <summary>The supervisor with servers of its own, each in a folder of its own.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    private const string EndedCleanly = "database system was shut down at";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"uw-{Guid.NewGuid():N}"[..15]);
    private readonly List<string> _said = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bundled_server_is_PostgreSQL_18_and_takes_no_network_connections()
    {
        await using var server = new EmbeddedPostgres(Log());
        var database = await server.StartAsync(Options(), Cancel);

        Assert.StartsWith("18.", (string?)await AskAsync(database, "SHOW server_version"));
        Assert.Equal("", await AskAsync(database, "SHOW listen_addresses"));
        Assert.Equal("workflows", await AskAsync(database, "SELECT current_database()"));
    }

    [Fact]
    public async Task A_stopped_server_leaves_nothing_running_and_keeps_its_data()
    {
        int process;
        await using (var first = new EmbeddedPostgres(Log()))
        {
            await RememberAsync(await first.StartAsync(Options(), Cancel), "示例·张三");
            process = first.ProcessId!.Value;
        }
        Assert.False(Directory.Exists($"/proc/{process}"));
        Assert.False(File.Exists(Path.Combine(_folder, "cluster", "postmaster.pid")));

        _said.Clear();
        await using var second = new EmbeddedPostgres(Log());
        Assert.Equal("示例·张三", await RecallAsync(await second.StartAsync(Options(), Cancel)));
        Assert.Contains(Said(), line => line.Contains(EndedCleanly, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killing_the_host_ends_the_server_and_keeps_what_was_committed()
    {
        using var host = await HostProcess.StartAsync(_folder, Cancel);
        await RememberAsync(host.ConnectionString, "示例·李四");
        var server = ServerProcessId();

        host.Kill();

        await UntilAsync(() => !Directory.Exists($"/proc/{server}"));
        await using var next = new EmbeddedPostgres(Log());
        Assert.Equal("示例·李四", await RecallAsync(await next.StartAsync(Options(), Cancel)));
        Assert.NotEqual(server, next.ProcessId);
        Assert.Contains(Said(), line => line.Contains(EndedCleanly, StringComparison.Ordinal));
    }

    /// <summary>The server is held still while its host dies, so that the death signal has no effect yet.</summary>
    [Fact]
    public async Task An_orphan_is_named_and_once_gone_replaced()
    {
        using var host = await HostProcess.StartAsync(_folder, Cancel);
        var orphan = ServerProcessId();
        await SignalAsync("STOP", orphan);
        host.Kill();

        await using (var refused = new EmbeddedPostgres(Log()))
        {
            var reason = await Assert.ThrowsAsync<PostgresUnavailableException>(
                () => refused.StartAsync(Options() with { Patience = TimeSpan.FromMilliseconds(300) }, Cancel));
            Assert.Equal("postgres.alreadyRunning", reason.Sentence.Key);
            Assert.Equal(orphan.ToString(CultureInfo.InvariantCulture), reason.Sentence.Values["pid"]);
        }
        await SignalAsync("CONT", orphan);

        await using var server = new EmbeddedPostgres(Log());
        await server.StartAsync(Options(), Cancel);
        Assert.NotEqual(orphan, server.ProcessId);
    }

    [Fact]
    public async Task A_server_that_is_killed_is_started_again_and_what_was_committed_is_there()
    {
        await using var server = new EmbeddedPostgres(Log());
        var database = await server.StartAsync(Options(), Cancel);
        await RememberAsync(database, "示例");
        var killed = server.ProcessId!.Value;
        await SignalAsync("KILL", killed);
        await UntilAsync(() => server.ProcessId is { } now && now != killed);
        NpgsqlConnection.ClearAllPools();

        Assert.Equal("示例", await RecallAsync(database));
    }

    [Fact]
    public async Task A_second_host_on_the_same_folder_is_refused_and_the_first_goes_on()
    {
        await using var first = new EmbeddedPostgres(Log());
        var database = await first.StartAsync(Options(), Cancel);
        await using var second = new EmbeddedPostgres(Log());

        var reason = await Assert.ThrowsAsync<PostgresUnavailableException>(
            () => second.StartAsync(Options() with { Patience = TimeSpan.Zero }, Cancel));

        Assert.Equal("postgres.alreadyRunning", reason.Sentence.Key);
        await second.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        Assert.Equal(1, await AskAsync(database, "SELECT 1"));
    }

    /// <summary>PostgreSQL itself forgives a number that belongs to another user, so the other program runs as the server's.</summary>
    [Fact]
    public async Task A_lock_that_names_another_program_does_not_hinder_a_start()
    {
        await using (var first = new EmbeddedPostgres(Log())) await first.StartAsync(Options(), Cancel);
        string[] becomeServer = Environment.UserName == "root" ? ["setpriv", "--reuid", "union-workflows-db", "--clear-groups", "--"] : ["env"];
        using var another = Process.Start(becomeServer[0], [.. becomeServer[1..], "sleep", "60"]);
        await File.WriteAllTextAsync(Path.Combine(_folder, "cluster", "postmaster.pid"), $"{another.Id}\n{_folder}/cluster\n", Cancel);

        await using var second = new EmbeddedPostgres(Log());
        var database = await second.StartAsync(Options(), Cancel);

        Assert.Equal(1, await AskAsync(database, "SELECT 1"));
        another.Kill();
    }

    [Theory]
    [InlineData(null, "postgres.noPassword")]
    [InlineData("not the password", "postgres.wrongPassword")]
    public async Task A_password_file_that_does_not_fit_is_told(string? password, string key)
    {
        await using (var first = new EmbeddedPostgres(Log())) await first.StartAsync(Options(), Cancel);
        var file = Path.Combine(_folder, "password");
        File.Delete(file);
        if (password is not null) await File.WriteAllTextAsync(file, password, Cancel);

        await using var second = new EmbeddedPostgres(Log());
        var reason = await Assert.ThrowsAsync<PostgresUnavailableException>(() => second.StartAsync(Options(), Cancel));

        Assert.Equal(key, reason.Sentence.Key);
        Assert.Contains(file, reason.Message, StringComparison.Ordinal);
        Assert.Null(second.ProcessId);
    }

    [Fact]
    public async Task Data_of_a_version_that_is_not_here_are_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "cluster"));
        var version = Path.Combine(_folder, "cluster", "PG_VERSION");
        await File.WriteAllTextAsync(version, "9\n", Cancel);

        await using var server = new EmbeddedPostgres(Log());
        var reason = await Assert.ThrowsAsync<PostgresUnavailableException>(() => server.StartAsync(Options(), Cancel));

        Assert.Equal("postgres.otherVersion", reason.Sentence.Key);
        Assert.Equal("9\n", await File.ReadAllTextAsync(version, Cancel));
    }

    [Fact]
    public async Task Root_is_told_of_a_folder_the_servers_user_cannot_enter()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName != "root")
        {
            Assert.Skip("Only root hands the server to another user.");
            return;
        }
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var server = new EmbeddedPostgres(Log());
        var reason = await Assert.ThrowsAsync<PostgresUnavailableException>(
            () => server.StartAsync(Options() with { Directory = Path.Combine(_folder, "inside") }, Cancel));

        Assert.Equal("postgres.outOfReach", reason.Sentence.Key);
    }

    [Fact]
    public async Task The_systems_server_stands_in_for_the_bundled_one()
    {
        if (!Directory.Exists("/usr/lib/postgresql")) Assert.Skip("The system has no PostgreSQL.");
        await using var server = new EmbeddedPostgres(Log());
        var database = await server.StartAsync(Options() with { SystemBinaries = true }, Cancel);

        Assert.Equal("阿李王张", await AskAsync(database,
            "SELECT string_agg(name, '' ORDER BY name) FROM (VALUES ('张'), ('李'), ('阿'), ('王')) v(name)"));
    }

    [Fact]
    public async Task A_setting_the_server_refuses_is_told_in_its_own_words()
    {
        await using var server = new EmbeddedPostgres(Log());
        var reason = await Assert.ThrowsAsync<PostgresUnavailableException>(
            () => server.StartAsync(Options() with { Settings = Options().Settings.Add("max_connections", "many") }, Cancel));

        Assert.Equal("postgres.startFailed", reason.Sentence.Key);
        Assert.Contains("max_connections", reason.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private PostgresOptions Options() => new() { ContentRoot = _folder, Directory = _folder };

    private CollectingLog Log() => new(_said);

    private string[] Said()
    {
        lock (_said) return [.. _said];
    }

    private int ServerProcessId() =>
        int.Parse(File.ReadLines(Path.Combine(_folder, "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static async Task RememberAsync(string database, string name)
    {
        await AskAsync(database, "CREATE TABLE remembered (name text)");
        await AskAsync(database, $"INSERT INTO remembered VALUES ('{name}')");
    }

    private static Task<object?> RecallAsync(string database) => AskAsync(database, "SELECT name FROM remembered");

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }

    private static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync(Cancel);
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        var waited = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20), "Expected the server to end or to come back, but nothing changed.");
            await Task.Delay(20, Cancel);
        }
    }
}
