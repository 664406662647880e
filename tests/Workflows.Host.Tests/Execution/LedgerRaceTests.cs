using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Testing;

namespace Workflows.Host.Tests.Execution;

public sealed class LedgerRaceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>500,000 ÷ 2,600 = 192.3: 192 cases get 499,200 yuan, 800 yuan are left, 58 cases get nothing.</summary>
    [Fact]
    public async Task Of_250_approvals_of_2600_yuan_on_500000_exactly_192_are_reserved()
    {
        await using var here = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        await using var there = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var filed = new ConcurrentBag<ProcessInstance>();
        await Parallel.ForAsync(0, 250, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel }, async (n, cancel) =>
            filed.Add(SmallHost.Of(await here.StartAsync($"case-{n}", 2600m, cancel))));
        var approved = new ConcurrentBag<ProcessInstance>();
        await Parallel.ForEachAsync(filed, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancel }, async (instance, cancel) =>
        {
            var host = instance.Id.GetHashCode(StringComparison.Ordinal) % 2 == 0 ? here : there;
            approved.Add(SmallHost.Of(await host.Runner.RunAsync(host.Approval(instance, $"approve-{instance.Id}"), cancel)));
        });

        Assert.Equal(192, approved.Count(i => i.Reservations.Count == 1));
        Assert.Equal(58, approved.Count(i => i is { Status: InstanceStatus.Ended, Outcome: "insufficient" }));
        await using var context = here.Open();
        var ledger = await context.Ledgers.SingleAsync(l => l.Id == SmallHost.Ledger, Cancel);
        var entries = await context.LedgerEntries.Where(e => e.LedgerId == ledger.Id).OrderBy(e => e.Seq).ToListAsync(Cancel);
        Assert.Equal(80_000L, ledger.BalanceFen);
        Assert.Equal(80_000L, entries.Sum(e => e.ChangeFen));
        Assert.Equal(193, entries.Count);
        Assert.All(entries, e => Assert.Equal(e.Hash, JournalRow.HashOf(e.Bytes)));
        Assert.Equal(Enumerable.Range(1, 193).Select(n => (long)n), entries.Select(e => e.Seq));
    }
}
