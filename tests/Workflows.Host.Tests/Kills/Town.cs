using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Host.Scenarios;
using Workflows.KillHost;

namespace Workflows.Host.Tests.Kills;

/// <summary>Two hosts on one database, under one clock. Who ends without being killed is started again, as a service manager does, and noted.</summary>
internal sealed class Town(
    DatabaseProcess database, IReadOnlyList<HostProcess> hosts, IServiceProvider reading, MovableClock clock, string clockFile, Timeline timeline)
{
    private readonly HttpClient _passerBy = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly List<string> _faults = [];

    public DatabaseProcess Database => database;
    public IReadOnlyList<HostProcess> Hosts => hosts;
    public Timeline Timeline => timeline;

    /// <summary>What people were told is done, by the id of the command.</summary>
    public Dictionary<string, string> Accepted { get; } = new(StringComparer.Ordinal);

    /// <summary>What went wrong while it went on.</summary>
    public IReadOnlyList<string> Faults
    {
        get { lock (_faults) return [.. _faults]; }
    }

    public void Fault(string what)
    {
        timeline.Say($"FAULT {what}");
        lock (_faults) _faults.Add(what);
    }

    public void MoveTo(DateTimeOffset instant)
    {
        clock.MoveTo(instant);
        FileClock.Write(clockFile, clock.GetUtcNow());
    }

    /// <summary>Timers and mails whose time has come and that are not done yet.</summary>
    public async Task<int> LeftUndoneAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var data = await reading.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(cancellation);
        return await data.DueWork.CountAsync(w => w.At <= now, cancellation)
            + await data.Outbox.CountAsync(o => o.State == OutboxState.Open && o.Due <= now, cancellation);
    }

    /// <summary>True when both hosts show a page that reads the database, and nothing is left undone.</summary>
    public async Task<bool> IsWellAsync(CancellationToken cancellation)
    {
        if (database.HasEnded) Ended("the database's process", database.LastWords, database.Start);
        foreach (var host in hosts.Where(h => h.HasEnded)) Ended($"host {host.Name}", host.LastWords, host.Start);
        try
        {
            foreach (var host in hosts)
            {
                using var answer = await _passerBy.GetAsync($"{host.Address}/notices", cancellation);
                if (!answer.IsSuccessStatusCode) return false;
            }
            return await LeftUndoneAsync(cancellation) == 0;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested || IsOutage(away))
        {
            return false;
        }
    }

    public bool IsOutage(Exception failure) => reading.GetRequiredService<ISqlDialect>().IsOutage(failure);

    private void Ended(string who, string words, Action start)
    {
        Fault($"{who} ended by itself: {words}");
        start();
    }
}
