using System.Diagnostics;
using Workflows.Data.Organization;

namespace Workflows.Benchmarks;

/// <summary>
/// One stage that all of many people have to approve, and all of them do at once. It has no clock: a due day and its timers for
/// each of 500 people would pass the 256 KB a case may hold, and are refused with a sentence.
/// </summary>
internal static class ManyApprovers
{
    public static async Task RunAsync(Options options)
    {
        var people = options.Of("people", 500);
        await using var installation = await Installation.StartAsync(mode: "all", clock: false);
        await using (var context = installation.Open())
        {
            var begin = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
            context.AddRange(Enumerable.Range(1, people).Select(n => new PersonRow { Id = $"approver-{n}", Name = $"示例·第{n}人", ValidFrom = begin, Demonstration = true }));
            context.AddRange(Enumerable.Range(1, people).Select(n => new PostRow { Post = "street.viceChair", UnitId = "s1", PersonId = $"approver-{n}", ValidFrom = begin }));
            await context.SaveChangesAsync();
        }
        for (var round = 1; round <= options.Of("rounds", 3); round++)
        {
            var instance = await installation.FileAsync($"round-{round}");
            var tasks = instance.Tasks.ToDictionary(t => t.Purpose.Replace("decide-", "", StringComparison.Ordinal), t => t.Id);
            var times = new Times();
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(tasks.Select(task => Task.Run(() => times.OfAsync(() => installation.ApproveAsync(instance.Id, task.Value, task.Key)))));
            Console.WriteLine($"{tasks.Count} approvers at once: {tasks.Count / watch.Elapsed.TotalSeconds:0} acts/s to the last; {times}");
        }
    }
}
