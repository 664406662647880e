using System.Diagnostics;

namespace Workflows.Benchmarks;

/// <summary>Completions per second through the command runner, against the raw transaction in the same run, turn by turn.</summary>
internal static class CompleteTask
{
    private const int Turns = 3;

    public static async Task RunAsync(Options options)
    {
        await using var installation = await Installation.StartAsync();
        var seconds = options.Of("seconds", 10);
        var raw = await LearnAsync(installation);
        var supply = options.Of("cases", 3000 * seconds);
        await Cases.MultiplyAsync(installation, "sample-case", "case", supply);
        var next = 0;
        string Next() => Interlocked.Increment(ref next) is var n && n <= supply ? $"case-{n}"
            : throw new InvalidOperationException($"{supply} cases are used up; ask for more with --cases.");
        await RateAsync(4, 2, () => ApproveAsync(installation, Next()));
        await RateAsync(4, 2, () => raw.RunAsync(Next()));
        foreach (var connections in (int[])[1, 4, 16])
        {
            var (ours, plain, oursWork, plainWork) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                ours.Add(await WorkAsync(oursWork, () => RateAsync(connections, (double)seconds / Turns, () => ApproveAsync(installation, Next())), seconds));
                plain.Add(await WorkAsync(plainWork, () => RateAsync(connections, (double)seconds / Turns, () => raw.RunAsync(Next())), seconds));
            }
            var ratios = ours.Zip(plain, (a, b) => a / b).Order().ToArray();
            Console.WriteLine($"{connections,2} connections: {Median(ours):0} completions/s, raw {Median(plain):0}/s, ratio {Median(ratios):0.00} (from {ratios[0]:0.00} to {ratios[^1]:0.00}); processor time of this program a completion {Median(oursWork):0.00} ms, raw {Median(plainWork):0.00} ms");
        }
    }

    /// <summary>The engine files two cases and completes one of them; the other, <c>sample-case</c>, is there to be copied.</summary>
    public static async Task<RawTransaction> LearnAsync(Installation installation)
    {
        await installation.FileAsync("warm");
        await ApproveAsync(installation, "warm");
        await installation.FileAsync("sample-done");
        await installation.FileAsync("sample-case");
        return await RawTransaction.LearnAsync(installation, "sample-done", () => ApproveAsync(installation, "sample-done"));
    }

    public static Task ApproveAsync(Installation installation, string id) => installation.ApproveAsync(id, Installation.TaskOf(id), "zhou-ba");

    /// <summary>How often per second an act is done by so many at once.</summary>
    public static async Task<double> RateAsync(int connections, double seconds, Func<Task> act)
    {
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                await act();
                Interlocked.Increment(ref done);
            }
        })));
        return done / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The rate of a run, and what each act cost this program in processor time.</summary>
    private static async Task<double> WorkAsync(List<double> milliseconds, Func<Task<double>> run, double seconds)
    {
        var before = Environment.CpuUsage.TotalTime;
        var rate = await run();
        milliseconds.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / (rate * seconds / Turns));
        return rate;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);
}
