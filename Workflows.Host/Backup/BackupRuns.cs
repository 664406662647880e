using Workflows.Definitions.Texts;

namespace Workflows.Host.Backup;

/// <summary>The backup an administrator asked for on this host: how far it is, and what came of it. One at a time.</summary>
public sealed class BackupRuns(Backups backups, IHostApplicationLifetime life, ILogger<BackupRuns> log)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _stop;

    /// <summary>The latest run of this host; null before the first.</summary>
    public BackupRun? Latest { get; private set; }

    /// <summary>Begins a backup where none is running.</summary>
    public void Begin(string by)
    {
        lock (_gate)
        {
            if (Latest is { Over: false }) return;
            Latest = new();
            _stop = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
            _ = Task.Run(() => RunAsync(by, _stop.Token), CancellationToken.None);
        }
    }

    public void Stop() => _stop?.Cancel();

    private async Task RunAsync(string by, CancellationToken cancellation)
    {
        try
        {
            var made = await backups.MakeAsync(by, new Kept(this), cancellation);
            Latest = Latest! with { Made = made };
        }
        catch (OperationCanceledException)
        {
            Latest = Latest! with { Fault = Sentence.Of("backup.cancelled") };
        }
        catch (BackupFaultException reason)
        {
            Latest = Latest! with { Fault = reason.Sentence };
        }
        catch (Exception reason)
        {
            log.LogError(reason, "A backup failed.");
            Latest = Latest! with { Fault = Sentence.Of("backup.cannotWrite", ("reason", reason.Message)) };
        }
    }

    private sealed class Kept(BackupRuns runs) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => runs.Latest = runs.Latest! with { Progress = value };
    }
}

/// <summary>A backup in work or done.</summary>
public sealed record BackupRun
{
    public BackupProgress Progress { get; init; }
    public LastBackup? Made { get; init; }
    public Sentence? Fault { get; init; }

    public bool Over => Made is not null || Fault is not null;
}
