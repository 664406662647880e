using System.Diagnostics;
using System.Globalization;

namespace Workflows.Host.Tests.Kills;

/// <summary>What happened when in a run, for whoever has to find out why it failed.</summary>
internal sealed class Timeline
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<string> _lines = [];
    private readonly List<Kill> _kills = [];

    public IReadOnlyList<Kill> Kills
    {
        get { lock (_lines) return [.. _kills]; }
    }

    public void Say(string what)
    {
        lock (_lines) _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,8:0.000} s  {what}"));
    }

    public void Killed(string what, int processes)
    {
        lock (_lines) _kills.Add(new(DateTimeOffset.UtcNow, what, processes));
        Say($"kill {Kills.Count}: {what}");
    }

    public void Recovered(TimeSpan after)
    {
        lock (_lines) _kills[^1] = _kills[^1] with { Recovery = after };
        Say(string.Create(CultureInfo.InvariantCulture, $"recovered after {after.TotalSeconds:0.0} s"));
    }

    public override string ToString()
    {
        lock (_lines) return string.Join('\n', _lines);
    }
}

/// <param name="At">By the clock of the machine.</param>
/// <param name="Processes">How many processes ended by it that may have been sending a mail.</param>
internal sealed record Kill(DateTimeOffset At, string What, int Processes)
{
    /// <summary>Until everything that was killed answered again and nothing that was due was left undone; null while that is not so.</summary>
    public TimeSpan? Recovery { get; init; }
}
