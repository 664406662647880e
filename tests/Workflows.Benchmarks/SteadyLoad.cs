using System.Diagnostics;

namespace Workflows.Benchmarks;

/// <summary>Completions begun at a fixed rate whatever the earlier ones do; a time counts from when it was due to begin.</summary>
internal static class SteadyLoad
{
    public static async Task RunAsync(Options options)
    {
        var (rate, seconds) = (options.Of("rate", 150), options.Of("seconds", 600));
        await using var installation = await Installation.StartAsync();
        await CompleteTask.LearnAsync(installation);
        await Cases.MultiplyAsync(installation, "sample-case", "case", rate * seconds);
        var times = new Times();
        var running = new List<Task>(rate * seconds);
        var watch = Stopwatch.StartNew();
        for (var n = 1; n <= rate * seconds; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / rate);
            if (due - watch.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait);
            var id = $"case-{n}";
            running.Add(Task.Run(async () =>
            {
                await CompleteTask.ApproveAsync(installation, id);
                times.Add((watch.Elapsed - due).TotalMilliseconds);
            }));
            if (n % (rate * 60) == 0) Console.WriteLine($"  after {n / rate} s: {times}");
        }
        await Task.WhenAll(running);
        Console.WriteLine($"{rate}/s held for {seconds} s, {times.Count / watch.Elapsed.TotalSeconds:0.0}/s done: {times}");
    }
}
