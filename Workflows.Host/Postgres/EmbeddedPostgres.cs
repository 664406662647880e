using System.Globalization;

namespace Workflows.Host.Postgres;

/// <summary>
/// A PostgreSQL server of our own: made on first use, listening on a Unix socket only, with a password, ended with the host
/// even when the host is killed, and started again when it ends by itself. One folder is run by one host; several hosts on one
/// database share a connection string.
/// </summary>
public sealed class EmbeddedPostgres(ILogger log) : IAsyncDisposable
{
    private const int Attempts = 3;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _ending = new();
    private ServerProcess? _process;
    private ServerFolder? _folder;
    private Task _watch = Task.CompletedTask;

    /// <summary>The server's process; null before the start and after the end.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>The folder in use; null before the start.</summary>
    public string? Directory => _folder?.Root;

    /// <summary>Starts the server and answers with the connection string of the database named in the options, made when missing.</summary>
    /// <exception cref="PostgresUnavailableException">The server cannot be started; says why.</exception>
    public async Task<string> StartAsync(PostgresOptions options, CancellationToken ct)
    {
        if (_folder is not null) throw new InvalidOperationException("Expected one start, but the server was started before.");
        var user = await ServerUser.ForServerAsync(ct);
        _folder = await ServerFolder.FindAsync(options, user, ct);
        try
        {
            await RunningServer.WaitUntilGoneAsync(_folder, options.Patience, ct);
            return await StartAsync(_folder, user, options, ct);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection string of a server that another host runs with these options; null where none does.</summary>
    public static async Task<string?> RunningAsync(PostgresOptions options, CancellationToken ct)
    {
        using var folder = await ServerFolder.FindAsync(options, await ServerUser.ForServerAsync(ct), ct);
        return !folder.TryTake() && folder.FindRunning() && await Cluster.TryConnectAsync(folder, ct)
            ? await Cluster.OpenDatabaseAsync(folder, options.Database, ct)
            : null;
    }

    /// <summary>Ends the server: open sessions are cut, everything committed is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_process is { } process)
        {
            _process = null;
            await process.StopAsync();
            _folder!.RemoveSocketFolder();
        }
        _folder?.Dispose();
        _folder = null;
    }

    private async Task<string> StartAsync(ServerFolder folder, ServerUser user, PostgresOptions options, CancellationToken ct)
    {
        folder.Prepare(user);
        var found = await ServerBinaries.FindAsync(folder, options.SystemBinaries, ct);
        var binaries = await found.ReadyForAsync(user, folder, ct);
        await Cluster.MakeIfMissingAsync(binaries, folder, user, ct);
        _process = await StartAsync(binaries, folder, user, options, ct);
        var connectionString = await Cluster.OpenDatabaseAsync(folder, options.Database, ct);
        _watch = WatchAsync(binaries, folder, user, options);
        return connectionString;
    }

    /// <summary>A server that ended without being asked (out of memory, a hand that slipped) is started again; what was committed is there.</summary>
    private async Task WatchAsync(ServerBinaries binaries, ServerFolder folder, ServerUser user, PostgresOptions options)
    {
        while (true)
        {
            await _process!.EndedAsync(_ending.Token);
            log.LogError("The database server ended by itself and is started again. Its last words: {Words}", _process.LastWords);
            await _process.StopAsync();
            await AgainAsync(binaries, folder, user, options);
        }
    }

    private async Task AgainAsync(ServerBinaries binaries, ServerFolder folder, ServerUser user, PostgresOptions options)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Sessions of the old server may still work in the folder for a moment.
                await RunningServer.WaitUntilGoneAsync(folder, options.Patience, _ending.Token);
                _process = await StartAsync(binaries, folder, user, options, _ending.Token);
                return;
            }
            catch (PostgresUnavailableException reason)
            {
                log.LogError(reason, "The database server could not be started again, attempt {Attempt}.", attempt);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempt, 10)), _ending.Token);
            }
        }
    }

    /// <summary>A few attempts: a postmaster that was killed may not be reaped yet and hold its lock for some moments.</summary>
    private async Task<ServerProcess> StartAsync(
        ServerBinaries binaries, ServerFolder folder, ServerUser user, PostgresOptions options, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            RunningServer.ForgetStaleLock(folder);
            var process = await ServerProcess.StartAsync(binaries, folder, user, options.Settings, log);
            try
            {
                if (await AnswersAsync(process, folder, ct)) return process;
            }
            catch
            {
                await process.StopAsync();
                throw;
            }
            await process.StopAsync();
            if (attempt == Attempts)
                throw PostgresUnavailableException.Because("postgres.startFailed", ("directory", folder.Root), ("log", process.LastWords));
            await Task.Delay(TimeSpan.FromSeconds(attempt), ct);
        }
    }

    /// <summary>
    /// True once our own child answers, false when it ended. Recovery after a crash may take minutes and is waited for.
    /// </summary>
    private static async Task<bool> AnswersAsync(ServerProcess process, ServerFolder folder, CancellationToken ct)
    {
        while (!process.HasEnded)
        {
            if (File.Exists(folder.Socket) && await Cluster.TryConnectAsync(folder, ct))
            {
                if (RunningServer.AnsweringAt(folder) is { } pid && pid != process.Id)
                    throw PostgresUnavailableException.Because("postgres.notOurs", ("directory", folder.Root),
                        ("pid", pid.ToString(CultureInfo.InvariantCulture)), ("child", process.Id.ToString(CultureInfo.InvariantCulture)));
                return true;
            }
            await Task.Delay(Moment, ct);
        }
        return false;
    }
}
