using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Testing;

namespace Workflows.Host.Tests.Imports;

/// <summary>Members, budgets and registers by table.</summary>
public sealed class MoneyAndRegisterImportTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Runs Runs { get; } = new(host);

    [Fact]
    public async Task A_yearly_amount_becomes_an_entry_of_the_ledger_and_less_than_is_spent_is_refused()
    {
        const string budgets = "单位,科目,科目名称,年度,年度额度（元）\ns1,帮扶资金,街道帮扶资金,2030,\"500,000.00\"\n示例东街道总工会,training,,2030,800.5元\n";
        Assert.Equal("Done 2/0/0/0", await Runs.ImportAsync("budgets", budgets));
        Assert.Equal("Tried 0/0/2/0", await Runs.TryAsync("budgets", budgets));
        Assert.Equal("Done 0/1/1/0", await Runs.ImportAsync("budgets", budgets.Replace("500,000.00", "450,000.00", StringComparison.Ordinal)));

        await using (var data = Open())
        {
            var ledger = await data.Ledgers.SingleAsync(l => l.Id == "aid:s1:2030", Stop);
            Assert.Equal((45_000_000, 45_000_000), (ledger.BalanceFen, ledger.YearlyFen));
            Assert.Equal([("allocate", 50_000_000L, 50_000_000L), ("reduce", 5_000_000L, -5_000_000L)],
                (await data.LedgerEntries.Where(e => e.LedgerId == ledger.Id).OrderBy(e => e.Seq).ToListAsync(Stop)).Select(e => (e.Kind, e.Fen, e.ChangeFen)));
            Assert.Null((await new LedgerCheck(data).OfAsync(ledger, Stop)).Fault);
            Assert.Equal("training", (await data.Ledgers.SingleAsync(l => l.Id == "training:s2:2030", Stop)).Name);
            ledger.BalanceFen = 100;
            await data.SaveChangesAsync(Stop);
        }
        var bad = await Runs.RunAsync("budgets", "单位,科目,年度,额度\ns1,帮扶资金,2030,1000\ns1,帮扶资金,3030,1000\ns1,帮扶资金,2030,-1\n");
        Assert.Equal([(2, "amount"), (3, "year"), (4, "amount")], bad.Lines.Select(l => (l.Row, l.Column)));
        Assert.Contains("已付和预留的已有 449,999.00 元", bad.Lines[0].SaidChinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_come_with_the_person_and_leave_before_they_join_elsewhere()
    {
        const string members = "姓名,手机,会员单位,入会日期,退会日期\n示例·会甲,13700000001,e1,2026-01-05,\n示例·会乙,13700000002,e1,2026-01-05,2026-03-31\n";
        Assert.Equal("Done 2/0/0/0", await Runs.ImportAsync("members", members));
        Assert.Equal("Tried 0/0/2/0", await Runs.TryAsync("members", members));

        var elsewhere = await Runs.RunAsync("members", "姓名,手机,会员单位,入会日期\n示例·会甲,13700000001,e2,2026-06-01\n示例·会乙,13700000002,e2,2026-06-01\n");
        Assert.Equal("Tried 1/0/0/1", Runs.Said(elsewhere.Run));
        Assert.Contains("还是“示例纺织有限公司工会”的会员", Assert.Single(elsewhere.Lines).SaidChinese, StringComparison.Ordinal);
        await using var data = Open();
        Assert.Equal(2, await data.Posts.CountAsync(p => p.Post == "member" && data.Persons.Any(q => q.Id == p.PersonId && q.Name.StartsWith("示例·会")), Stop));
    }

    [Fact]
    public async Task Entries_of_a_register_become_versions_that_say_they_were_imported()
    {
        const string entries = "姓名,管理单位,所在单位,困难类别,档案状态,审批金额,建档日期\n示例·孙七,s1,e1,深度困难,在档,\"5,000\",2026-05-06\n";
        Assert.Equal("Done 1/0/0/0", await Runs.ImportAsync("register-hardship", entries));
        Assert.Equal("Tried 0/0/1/0", await Runs.TryAsync("register-hardship", entries));
        var changed = await Runs.RunAsync("register-hardship", "人员编号,管理单位,档案状态\nsun-qi,s1,脱困\n");
        Assert.Equal("Tried 0/1/0/0", Runs.Said(changed.Run));
        Assert.Equal(("脱困", "原来是“在档”"), (changed.Lines[0].Found, changed.Lines[0].SaidChinese));
        Assert.Equal("Done 0/1/0/0", await Runs.ImportAsync("register-hardship", "人员编号,管理单位,档案状态\nsun-qi,s1,脱困\n"));

        await using var data = Open();
        var versions = await data.RegisterEntries.Where(e => e.Register == "hardship" && e.Key == "sun-qi").OrderBy(e => e.Version).ToListAsync(Stop);
        Assert.Equal([(1, false, ""), (2, true, "")], versions.Select(v => (v.Version, v.Current, v.InstanceId)));
        var values = (FeelContext)FeelJson.Read(JsonNode.Parse(versions[1].Values));
        Assert.Equal(("recovered", "e1", "示例·孙七", FeelValue.Of(new Money(500_000))), (values.Get("status")!.Text, values.Get("unit")!.Text, values.Get("name")!.Text, values.Get("approvedAmount")));
        var bad = await Runs.RunAsync("register-hardship", "人员编号,管理单位,档案状态\nsun-qi,e1,没有\nsun-qi,e1,在档\nnobody,s1,在档\n");
        Assert.Equal([(2, "field-status"), (3, "keeper"), (4, "person")], bad.Lines.Select(l => (l.Row, l.Column)));
    }

    private WorkflowsContext Open() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();
}
