using System.Diagnostics;

namespace Workflows.Host.Tests.Kills;

/// <summary>
/// Kills at moments a seed decides: some act or wave of timers after the last recovery, and some milliseconds into it. What
/// was killed is started again shortly after, and how long it takes until all is well is measured.
/// </summary>
internal sealed class Killer(Town town, int kills, Random seeded, CancellationToken cancellation)
{
    public static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const int LatestMoment = 4, LatestMilliseconds = 400, LatestRestart = 1_000;
    private int _momentsLeft = seeded.Next(1, LatestMoment);
    private Task _strike = Task.CompletedTask;

    public int Done { get; private set; }

    /// <summary>Called whenever something begins that a kill may hit.</summary>
    public void Moment()
    {
        if (Done == kills || !_strike.IsCompleted || --_momentsLeft > 0) return;
        _strike.GetAwaiter().GetResult();
        Done++;
        var (after, pause, which) = (seeded.Next(LatestMilliseconds), seeded.Next(LatestRestart), seeded.Next(16));
        var session = new Random(seeded.Next());
        _momentsLeft = seeded.Next(1, LatestMoment);
        _strike = Task.Run(() => StrikeAsync(after, pause, which, session), cancellation);
    }

    /// <summary>Returns when the last kill is recovered from.</summary>
    public Task RestAsync() => _strike;

    private async Task StrikeAsync(int after, int pause, int which, Random session)
    {
        await Task.Delay(after, cancellation);
        var since = Stopwatch.StartNew();
        var restart = Kill(which, session);
        await Task.Delay(pause, cancellation);
        restart();
        while (!await town.IsWellAsync(cancellation))
        {
            if (since.Elapsed > Patience) throw new TimeoutException($"Expected a recovery after kill {Done}, but there is none.");
            await Task.Delay(500, cancellation);
        }
        town.Timeline.Recovered(since.Elapsed);
        if (since.Elapsed > LongestRecovery) town.Fault($"the recovery from kill {Done} took {since.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>What is to be started again by whoever starts it at an office; the server's own supervisor does not wait for that.</summary>
    private Action Kill(int which, Random session)
    {
        var (a, b) = (town.Hosts[0], town.Hosts[1]);
        switch (which)
        {
            case < 4: return Host(a);
            case < 8: return Host(b);
            case < 10:
                town.Timeline.Killed("both hosts", 2);
                a.Kill();
                b.Kill();
                return () => { a.Start(); b.Start(); };
            case < 12 when town.Database.KillSession(session):
                town.Timeline.Killed("the process of one session of the database", 1);
                return () => { };
            case < 14 when town.Database.KillServer():
                town.Timeline.Killed("the database server", 2);
                return () => { };
            default:
                town.Timeline.Killed("the database's supervisor, whose server ends with it", 2);
                town.Database.KillSupervisor();
                return town.Database.Start;
        }
    }

    private Action Host(HostProcess host)
    {
        town.Timeline.Killed($"host {host.Name}", 1);
        host.Kill();
        return host.Start;
    }
}
