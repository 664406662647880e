using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Data.Organization;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>The lists of the desk: what waits, what was done, what was filed, what was not handed in.</summary>
public sealed class DeskTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_inbox_says_what_it_is_why_it_is_mine_and_until_when()
    {
        var filed = await HardshipCase.FiledAsync(host, "waiting", Ct);
        var client = await host.SignedInAsync("zheng-shi");
        var page = await client.ReadAsync("/inbox", Ct);
        var row = page.QuerySelectorAll("li.task").Single(r => r.QuerySelector("a")!.GetAttribute("href") == $"/tasks/{Uri.EscapeDataString(filed.State.Tasks[0].Id)}");
        Assert.Equal("示例·张三 医疗救助 8,000.00 元", row.QuerySelector("a").Words);
        Assert.Equal($"困难职工帮扶 · {filed.State.Number} · 示例纺织有限公司工会", row.QuerySelector(".meta").Words);
        Assert.Equal("受理", row.QuerySelector(".stg").Words);
        Assert.Equal("您是示例街道总工会帮扶经办人", row.QuerySelector(".why").Words);
        Assert.NotNull(row.QuerySelector("svg[aria-label='含敏感信息']"));
        Assert.True(row.ClassList.Contains("new"));
        Assert.StartsWith("待办 ", page.QuerySelector("h1").Words);
        Assert.Equal($"{page.QuerySelectorAll("li.task").Length}", page.QuerySelector(".side a.on b").Words);
    }

    [Fact]
    public async Task A_task_that_was_opened_loses_its_dot()
    {
        var filed = await HardshipCase.FiledAsync(host, "opened", Ct);
        await using (var data = await OpenAsync())
        {
            data.Opened.Add(new OpenedRow { PersonId = "zheng-shi", Subject = filed.State.Tasks[0].Id, At = host.Clock.GetUtcNow() });
            await data.SaveChangesAsync(Ct);
        }
        var page = await (await host.SignedInAsync("zheng-shi")).ReadAsync("/inbox", Ct);
        Assert.False(page.GetElementById($"row-{filed.State.Tasks[0].Id}")!.ClassList.Contains("new"));
    }

    [Fact]
    public async Task An_overdue_task_stands_in_the_first_group_and_under_its_filter()
    {
        var filed = await HardshipCase.FiledAsync(host, "late", Ct);
        var before = host.Clock.GetUtcNow();
        host.Clock.MoveTo(filed.State.Tasks[0].Due!.Day.AddDays(3).ToDateTime(new(4, 0), DateTimeKind.Utc));
        var client = await host.SignedInAsync("zheng-shi");
        var page = await client.ReadAsync("/inbox", Ct);
        Assert.StartsWith("逾期", page.QuerySelector(".grp").Words);
        Assert.Equal("逾期 3 天", page.GetElementById($"row-{filed.State.Tasks[0].Id}")!.QuerySelector(".due b").Words);
        Assert.NotNull((await client.ReadAsync("/inbox?when=over", Ct)).GetElementById($"row-{filed.State.Tasks[0].Id}"));
        Assert.Null((await client.ReadAsync("/inbox?when=today", Ct)).GetElementById($"row-{filed.State.Tasks[0].Id}"));
        host.Clock.MoveTo(before);
    }

    [Fact]
    public async Task A_substitute_sees_for_whom_and_until_when()
    {
        var filed = await HardshipCase.FiledAsync(host, "substituted", Ct);
        var now = host.Clock.GetUtcNow();
        await using (var data = await OpenAsync())
        {
            data.Substitutes.Add(new SubstituteRow { PersonId = "zheng-shi", SubstituteId = "chen-fu", ValidFrom = now.AddDays(-1), ValidTo = new(2026, 6, 30, 16, 0, 0, TimeSpan.Zero) });
            await data.SaveChangesAsync(Ct);
        }
        var client = await host.SignedInAsync("chen-fu");
        var row = (await client.ReadAsync("/inbox?when=substitute", Ct)).GetElementById($"row-{filed.State.Tasks[0].Id}");
        Assert.Equal("代 示例·郑十 办理，代理到 6月30日", row!.QuerySelector(".why").Words);
        Assert.Equal("示例·郑十", row.QuerySelector(".why b").Words);
    }

    [Fact]
    public async Task Done_and_started_say_what_has_become_of_it()
    {
        var filed = await HardshipCase.FiledAsync(host, "accepted", Ct);
        await filed.AnswerAsync("zheng-shi", "street.aidOfficer@s1", "complete", "材料齐全", Definitions.Feel.FeelContext.Empty, Ct);
        var done = (await (await host.SignedInAsync("zheng-shi")).ReadAsync("/inbox/done", Ct)).QuerySelectorAll("li.task")
            .First(r => r.QuerySelector("a")!.GetAttribute("href") == "/cases/accepted");
        Assert.Equal("受理 · 办好了", done.QuerySelector(".why").Words);
        var started = (await (await host.SignedInAsync("li-si")).ReadAsync("/inbox/started", Ct)).GetElementById("row-accepted");
        Assert.Equal("现在办到：初审", started!.QuerySelector(".why").Words);
    }

    [Fact]
    public async Task Empty_lists_say_why()
    {
        var client = await host.SignedInAsync("zou-si");
        Assert.Contains("没有待办了。", (await client.ReadAsync("/inbox", Ct)).QuerySelector(".nothing").Words);
        Assert.Contains("没有草稿。", (await client.ReadAsync("/inbox/drafts", Ct)).QuerySelector(".nothing").Words);
    }

    private Task<WorkflowsContext> OpenAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
}
