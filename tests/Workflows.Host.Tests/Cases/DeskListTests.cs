using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Engine.State;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>Tasks one of several takes, what was copied, filters kept under a name, and approving several at once.</summary>
public sealed class DeskListTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_task_is_taken_by_one_and_the_others_see_who_has_it()
    {
        var task = (await new SmallProcesses(host).VisitAsync("示例走访一")).Tasks[0];
        var (zhao, qian) = (await host.SignedInAsync("zhao-liu"), await host.SignedInAsync("qian-qi"));
        Assert.Null((await zhao.ReadAsync("/inbox", Ct)).GetElementById($"row-{task.Id}"));
        var row = (await zhao.ReadAsync("/inbox/claimable", Ct)).GetElementById($"row-{task.Id}")!;
        Assert.Equal("认领", row.QuerySelector("button").Words);

        var taken = await zhao.SendAsync("/inbox/claimable", row.QuerySelector("button")!.GetAttribute("formaction")!, Ct);
        Assert.Equal("/inbox/claimable", taken.Headers.Location?.ToString());

        Assert.Equal("您认领的", (await zhao.ReadAsync("/inbox", Ct)).GetElementById($"row-{task.Id}")!.QuerySelector(".why").Words);
        Assert.Null((await zhao.ReadAsync("/inbox/claimable?held=true", Ct)).GetElementById($"row-{task.Id}"));
        Assert.Null((await qian.ReadAsync("/inbox/claimable", Ct)).GetElementById($"row-{task.Id}"));
        Assert.Equal("示例·赵六 已认领，正在办理", (await qian.ReadAsync("/inbox/claimable?held=true", Ct)).GetElementById($"row-{task.Id}")!.QuerySelector(".why").Words);

        var page = await qian.ReadAsync(Address(task), Ct);
        Assert.Contains("示例·赵六已于", page.QuerySelector("aside .note").Words);
        Assert.Null(page.QuerySelector("form[data-acts]"));
        var late = await qian.SendAsync(Address(task), $"{Address(task)}/claim", Ct);
        Assert.Contains("认领，正在办理。", (await ParseAsync(late)).QuerySelector(".note").Words);
    }

    [Fact]
    public async Task Given_back_it_is_to_be_taken_again_and_the_record_has_both()
    {
        var instance = await new SmallProcesses(host).VisitAsync("示例走访二");
        var task = instance.Tasks[0];
        var (zhao, qian) = (await host.SignedInAsync("zhao-liu"), await host.SignedInAsync("qian-qi"));
        await zhao.SendAsync(Address(task), $"{Address(task)}/claim", Ct);
        Assert.Equal("放回，让别人办", (await zhao.ReadAsync(Address(task), Ct)).QuerySelector("aside .go button").Words);
        await zhao.SendAsync(Address(task), $"{Address(task)}/claim?handler=Release", Ct);

        Assert.NotNull((await qian.ReadAsync("/inbox/claimable", Ct)).GetElementById($"row-{task.Id}"));
        var lines = (await zhao.ReadAsync($"/cases/{instance.Id}", Ct)).QuerySelectorAll("ol.log b").Select(b => b.Words).ToList();
        Assert.Contains("示例走访：认领", lines);
        Assert.Contains("示例走访：放回", lines);
    }

    [Fact]
    public async Task What_was_copied_is_bold_until_the_case_was_opened_and_may_be_seen()
    {
        await HardshipCase.FiledAsync(host, "copied", Ct);
        await using (var data = await OpenAsync())
        {
            data.Add(new CaseCopyRow { PersonId = "zou-si", InstanceId = "copied", SentBy = "zhou-ba", Kind = CopyKinds.Copied, Words = "请知悉", At = host.Clock.GetUtcNow() });
            data.Add(new CasePartyRow { PersonId = "zou-si", InstanceId = "copied", Role = CaseRoles.Copied });
            await data.SaveChangesAsync(Ct);
        }
        var client = await host.SignedInAsync("zou-si");
        var list = await client.ReadAsync("/inbox/copies", Ct);
        var row = list.QuerySelector("li.task");
        Assert.StartsWith("示例·周八 抄送给您：请知悉", row!.QuerySelector(".why").Words);
        Assert.True(row.ClassList.Contains("new"));
        Assert.Equal("1", list.QuerySelector(".side a.on b").Words);

        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync("/cases/copied", "/cases/copied?handler=Opened", Ct)).StatusCode);
        Assert.False((await client.ReadAsync("/inbox/copies", Ct)).QuerySelector("li.task")!.ClassList.Contains("new"));
    }

    [Fact]
    public async Task A_filter_is_kept_under_a_name_for_its_owner_alone()
    {
        await HardshipCase.FiledAsync(host, "kept", Ct);
        var client = await host.SignedInAsync("zheng-shi");
        var save = (await client.ReadAsync("/inbox?process=hardship-aid&after=", Ct)).QuerySelector(".saved a[href^='/inbox/filters']")!.GetAttribute("href")!;
        var done = await client.SendAsync(save, "/inbox/filters", Ct, ("list", "inbox"), ("query", "process=hardship-aid"), ("name", "帮扶"));
        Assert.Equal("/inbox?process=hardship-aid", done.Headers.Location?.ToString());

        Assert.Equal("帮扶", (await client.ReadAsync("/inbox?process=hardship-aid", Ct)).QuerySelectorAll(".saved a.c-todo").Last().Words);
        Assert.Equal("/inbox?process=hardship-aid", (await client.ReadAsync("/inbox", Ct)).QuerySelectorAll(".saved a").Single(a => a.Words == "帮扶").GetAttribute("href"));
        Assert.DoesNotContain("帮扶", (await (await host.SignedInAsync("zhou-ba")).ReadAsync("/inbox/filters", Ct)).QuerySelectorAll(".plain-list a").Select(a => a.Words));

        var refused = await ParseAsync(await client.SendAsync(save, "/inbox/filters", Ct, ("list", "inbox"), ("query", "process=hardship-aid"), ("name", " ")));
        Assert.Contains("请给它起个名称", refused.QuerySelector("[role=alert]").Words);

        await client.SendAsync("/inbox/filters", "/inbox/filters?handler=Forget", Ct, ("list", "inbox"), ("name", "帮扶"));
        Assert.Contains("还没有常用筛选。", (await client.ReadAsync("/inbox/filters", Ct)).QuerySelector(".nothing").Words);
    }

    [Fact]
    public async Task Several_are_approved_together_each_guarded_by_itself()
    {
        var small = new SmallProcesses(host);
        OpenTask[] tasks = [(await small.VisitAsync("示例走访三", 100m)).Tasks[0], (await small.VisitAsync("示例走访四", 200m)).Tasks[0]];
        var other = (await small.OpinionAsync()).Tasks[0];
        var zhao = await host.SignedInAsync("zhao-liu");
        foreach (var task in tasks) await zhao.SendAsync(Address(task), $"{Address(task)}/claim", Ct);
        var list = await zhao.ReadAsync("/inbox", Ct);
        Assert.False(list.GetElementById($"row-{tasks[0].Id}")!.QuerySelector("input")!.HasAttribute("disabled"));

        var check = await ParseAsync(await zhao.SendAsync("/inbox", "/inbox/batch", Ct, ("task", tasks[0].Id), ("task", tasks[1].Id), ("task", other.Id)));
        Assert.Equal(2, check.QuerySelectorAll(".batch-check li").Length);
        var fields = check.QuerySelectorAll(".batch-check input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).ToArray();

        // Somebody is faster with the second one.
        await zhao.SendAsync(Address(tasks[1]), $"{Address(tasks[1])}/claim?handler=Release", Ct);
        await (await host.SignedInAsync("qian-qi")).SendAsync(Address(tasks[1]), $"{Address(tasks[1])}/claim", Ct);

        var result = await ParseAsync(await zhao.SendAsync("/inbox", "/inbox/batch?handler=Approve", Ct, [.. fields, ("task", tasks[0].Id), ("task", tasks[1].Id)]));
        Assert.Equal("2 件中办成 1 件", result.QuerySelector("h1").Words);
        Assert.Equal(["已同意", "没有办"], result.QuerySelectorAll(".batch li > b").Select(b => b.Words));
        Assert.Equal("approved", (await small.NowAsync(tasks[0].Id.Split('.')[0])).Past[^1].Outcome);
        Assert.Equal(InstanceStatus.Running, (await small.NowAsync(tasks[1].Id.Split('.')[0])).Status);
    }

    private static string Address(OpenTask task) => $"/tasks/{Uri.EscapeDataString(task.Id)}";

    private static async Task<AngleSharp.Dom.IDocument> ParseAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
    }

    private Task<WorkflowsContext> OpenAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
}
