using System.Diagnostics;

namespace Workflows.Benchmarks;

/// <summary>How long single acts took, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> _taken = [];

    public int Count => _taken.Count;

    public void Add(double milliseconds)
    {
        lock (_taken) _taken.Add(milliseconds);
    }

    public async Task OfAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        Add(watch.Elapsed.TotalMilliseconds);
    }

    /// <summary>The time that the given share of the acts did not exceed.</summary>
    public double Percentile(double share)
    {
        lock (_taken)
        {
            var sorted = _taken.Order().ToArray();
            return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(share * sorted.Length) - 1)];
        }
    }

    public override string ToString() => $"{Count} times: median {Percentile(0.5):0.0} ms, p95 {Percentile(0.95):0.0} ms, p99 {Percentile(0.99):0.0} ms, longest {Percentile(1):0.0} ms";
}
