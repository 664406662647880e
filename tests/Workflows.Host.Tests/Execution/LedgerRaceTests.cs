using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Testing;

namespace Workflows.Host.Tests.Execution;

public sealed class LedgerRaceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>500,000 ÷ 2,600 = 192.3: 192 cases get 499,200 yuan, 800 yuan are left, 58 cases go to the district. 1 allocation, 192 reservations, 192 payments.</summary>
    [Fact]
    public async Task Of_250_approvals_of_2600_yuan_on_500000_exactly_192_are_paid_and_58_go_to_the_district()
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

        Assert.Equal(192, approved.Count(i => i.ActiveAt("pay") is not null && i.Reservations.Count == 1));
        Assert.Equal(58, approved.Count(i => i.ActiveAt("district") is not null && i.Reservations.Count == 0));
        var paid = new ConcurrentBag<ProcessInstance>();
        await Parallel.ForEachAsync(approved.Where(i => i.ActiveAt("pay") is not null), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancel }, async (instance, cancel) =>
            paid.Add(SmallHost.Of(await (paid.Count % 2 == 0 ? here : there).Runner.RunAsync(Payment(here, instance), cancel))));
        Assert.Equal(192, paid.Count(i => i is { Status: InstanceStatus.Ended, Outcome: "paid" }));
        await using var context = here.Open();
        var ledger = await context.Ledgers.SingleAsync(l => l.Id == SmallHost.Ledger, Cancel);
        var entries = await context.LedgerEntries.Where(e => e.LedgerId == ledger.Id).OrderBy(e => e.Seq).ToListAsync(Cancel);
        Assert.Equal(80_000L, ledger.BalanceFen);
        Assert.Equal(80_000L, entries.Sum(e => e.ChangeFen));
        Assert.Equal(385, entries.Count);
        Assert.Equal(192 * 260_000L, entries.Where(e => e.Kind == "pay").Sum(e => e.Fen));
        Assert.All(entries, e => Assert.Equal(e.Hash, JournalRow.HashOf(e.Bytes)));
        Assert.Equal(Enumerable.Range(1, 385).Select(n => (long)n), entries.Select(e => e.Seq));
    }

    private static AnswerTask Payment(SmallHost host, ProcessInstance instance)
    {
        var task = Assert.Single(instance.Tasks);
        var receipt = FeelContext.Of(("index", FeelValue.Of(1)), ("result", FeelValue.Of("paid")), ("receipt", FeelValue.Of($"R-{instance.Id}")));
        return new()
        {
            Id = $"pay-{instance.Id}", InstanceId = instance.Id, Actor = new("wu-jiu"), At = host.Clock.GetUtcNow(), TaskId = task.Id, Visit = task.Visit, Act = "book",
            Values = FeelContext.Of(("receipts", new FeelList([receipt]))),
        };
    }
}
