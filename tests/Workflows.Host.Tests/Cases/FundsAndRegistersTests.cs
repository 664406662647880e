using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>Money and registers: what an approval leaves behind, seen by those whose units it is.</summary>
public sealed class FundsAndRegistersTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approval_sets_the_amount_aside_and_opens_a_file()
    {
        var filed = await (await HardshipCase.FiledAsync(host, "approved", Ct)).ToDecisionAsync(Ct);
        await filed.AnswerAsync("zhou-ba", "street.viceChair@s1", "approve", "同意发放医疗救助 8,000.00 元。", FeelContext.Of(("approvedAmount", FeelValue.Of(8000)), ("fundSource", FeelValue.Of("local"))), Ct);
        var client = await host.SignedInAsync("zhou-ba");

        var funds = await client.ReadAsync("/funds?year=2026", Ct);
        var line = funds.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("a")!.GetAttribute("href") == "/funds/aid%3As1%3A2026");
        Assert.Equal(["500,000.00", "0.00", "8,000.00", "492,000.00"], line.QuerySelectorAll("td.right").Select(c => c.Words));
        var ledger = await client.ReadAsync("/funds/aid%3As1%3A2026", Ct);
        Assert.Equal(["2", "预留", filed.State.Number], ledger.QuerySelectorAll("tbody tr:first-child td").Take(3).Select(c => c.Words));
        Assert.StartsWith("核验通过：2 笔分录", ledger.QuerySelector(".note").Words);
        var money = await client.ReadAsync("/cases/approved?tab=money", Ct);
        Assert.Contains("预留", money.QuerySelector("#tab tbody tr").Words);
        Assert.Contains("现有余额 492,000.00 元", money.QuerySelector("#tab").Words);

        var register = await client.ReadAsync("/registers", Ct);
        var entries = await client.ReadAsync(register.QuerySelector("tbody a")!.GetAttribute("href")!, Ct);
        var entry = await client.ReadAsync(entries.QuerySelector("tbody a")!.GetAttribute("href")!, Ct);
        Assert.Contains(filed.State.Number, entry.QuerySelector(".card .hd").Words);
    }

    [Fact]
    public async Task A_changed_balance_is_found()
    {
        await using (var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct))
            await data.LedgerEntries.Where(e => e.LedgerId == "aid:s2:2026" && e.Seq == 1).ExecuteUpdateAsync(set => set.SetProperty(e => e.BalanceFen, 99), Ct);
        var page = await (await host.SignedInAsync("yan-er")).ReadAsync("/funds/aid%3As2%3A2026", Ct);
        Assert.StartsWith("这个科目核验没有通过。第 1 笔的金额、余额或办件与原始记录不符。", page.QuerySelector(".note.over").Words);
    }

    [Fact]
    public async Task Ledgers_and_registers_of_other_units_are_not_there()
    {
        var stranger = await host.SignedInAsync("yan-er");
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync("/funds/aid%3As1%3A2026", Ct));
        Assert.DoesNotContain((await stranger.ReadAsync("/funds?year=2026", Ct)).QuerySelectorAll("tbody a"), a => a.GetAttribute("href")!.Contains("s1"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync("/registers/hardship", Ct));
    }
}
