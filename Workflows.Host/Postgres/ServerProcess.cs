using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Workflows.Host.Postgres;

/// <summary>
/// One run of <c>postgres</c>, child of this process. Linux ties the death signal to the <em>thread</em> that forked, so
/// the child is started by a thread of its own that ends only after the server has.
/// </summary>
internal sealed class ServerProcess
{
    private const int RememberedLines = 20;
    private static readonly TimeSpan Shutdown = TimeSpan.FromMinutes(1);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly Process _process;
    private readonly ServerFolder _folder;
    private readonly ServerBinaries _binaries;

    private ServerProcess(Process process, ServerFolder folder, ServerBinaries binaries) =>
        (_process, _folder, _binaries) = (process, folder, binaries);

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>The last lines the server wrote.</summary>
    public string LastWords => string.Join('\n', _lines);

    public static async Task<ServerProcess> StartAsync(
        ServerBinaries binaries, ServerFolder folder, ServerUser user, ImmutableDictionary<string, string> settings, ILogger log)
    {
        var start = Tool.Start(folder.Root, user.Command(binaries.Program("postgres"), Arguments(folder, settings)));
        var server = new ServerProcess(new Process { StartInfo = start }, folder, binaries);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => server.Live(started)) { IsBackground = true, Name = "PostgreSQL" }.Start();
        await started.Task;
        server.Listen(log);
        return server;
    }

    public Task EndedAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Fast shutdown, in time a hard one; waits for the end either way.</summary>
    public async Task StopAsync()
    {
        if (!HasEnded) await AskToEndAsync();
        if (!await EndedWithinAsync(Shutdown))
        {
            if (!OperatingSystem.IsWindows()) Posix.Signal(Id, Posix.Quit);
            if (!await EndedWithinAsync(TimeSpan.FromSeconds(10))) _process.Kill(entireProcessTree: true);
        }
        await _process.WaitForExitAsync();
        _over.Set();
    }

    private static IEnumerable<string> Arguments(ServerFolder folder, ImmutableDictionary<string, string> settings)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "",
            ["unix_socket_permissions"] = "0700",
            ["max_connections"] = "200",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        foreach (var (name, value) in settings) all[name] = value;
        return ["-D", folder.Data, "-k", folder.SocketFolder, .. all.SelectMany(s => (string[])["-c", $"{s.Key}={s.Value}"])];
    }

    private void Live(TaskCompletionSource started)
    {
        try
        {
            _process.Start();
            started.SetResult();
        }
        catch (Exception reason)
        {
            started.SetException(reason);
            return;
        }
        _over.Wait();
    }

    private void Listen(ILogger log)
    {
        void Hear(object _, DataReceivedEventArgs line)
        {
            if (string.IsNullOrEmpty(line.Data)) return;
            _lines.Enqueue(line.Data);
            while (_lines.Count > RememberedLines) _lines.TryDequeue(out string? _);
            log.LogDebug("postgres: {Line}", line.Data);
        }
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task AskToEndAsync()
    {
        if (OperatingSystem.IsWindows())
            await Tool.RunAsync(_folder.Root, [_binaries.Program("pg_ctl"), "stop", "-D", _folder.Data, "-m", "fast"], CancellationToken.None);
        else Posix.Signal(Id, Posix.Interrupt);
    }

    private async Task<bool> EndedWithinAsync(TimeSpan time)
    {
        using var limit = new CancellationTokenSource(time);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
