using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workflows.Data;
using Workflows.Host.Figures;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>The lists of the desk and what people do around a task – taking it, commenting, urging, standing in, handing over, figures, calendar – at the desk and on the phone.</summary>
public sealed class DeskWalkTests(TestServer server, Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task Tasks_are_taken_found_commented_approved_together_and_counted(int width, bool isPhone)
    {
        var look = new Look($"desk-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        var small = new SmallProcesses(town.Host);
        var taken = await small.VisitAsync("示例走访：困难职工家庭", 600m);
        await small.VisitAsync("示例走访：高温慰问", 1200m);
        await small.OpinionAsync(2600m);

        var visitor = await town.AtAsync("05-20 09:00", "zhao-liu");
        await (await visitor.GoAsync("/inbox/claimable")).LookAsync("claimable");
        await visitor.PressAsync("认领 示例走访：困难职工家庭");
        await visitor.PressAsync("认领 示例走访：高温慰问");
        await visitor.LookAsync("claimable-empty");
        await (await visitor.GoAsync("/inbox")).LookAsync("inbox-taken");

        var other = await town.AtAsync("05-20 09:05", "qian-qi");
        await (await other.GoAsync("/inbox/claimable?held=true")).LookAsync("held");
        await other.Page.Locator("li[data-row] .ttl a").First.ClickAsync();
        await other.LookAsync("task-held");
        Assert.Contains("示例·赵六已于", await other.WordsAsync(), StringComparison.Ordinal);

        var starter = await town.AtAsync("05-20 09:10", "li-si");
        await starter.GoAsync($"/cases/{taken.Id}");
        await starter.FillAsync("写评论", "麻烦带上慰问金签收表，@示例·赵六 周三前能去吗？");
        await starter.SendAsync("发评论");
        await starter.LookAsync("case-commented");
        await starter.SendAsync("催办");
        await starter.LookAsync("urged");
        await starter.GoAsync($"/cases/{taken.Id}/comments");
        await starter.FillAsync("写评论", "@示例·查无此人 看一下");
        await starter.SendAsync("发评论");
        await starter.LookAsync("comment-refused");
        await (await visitor.GoAsync("/inbox/copies")).LookAsync("copies");

        await visitor.GoAsync("/inbox");
        if (!isPhone)
        {
            foreach (var box in await visitor.Page.Locator("li[data-row] input[type=checkbox]:not(:disabled)").AllAsync()) await box.CheckAsync();
            await visitor.LookAsync("inbox-ticked");
            await visitor.SendAsync("逐件核对后同意");
            await visitor.LookAsync("batch-check");
            await visitor.SendAsync("同意勾选的");
            await visitor.LookAsync("batch-result");
            Assert.Contains("2 件中办成 2 件", await visitor.WordsAsync(), StringComparison.Ordinal);
            await visitor.GoAsync("/inbox/filters?list=inbox&query=when%3Dover");
            await visitor.FillAsync("名称", "逾期的");
            await visitor.LookAsync("filter-keep");
            await visitor.SendAsync("保存");
        }
        await (await visitor.GoAsync("/inbox/filters")).LookAsync("filters");

        var deputy = await town.AtAsync("05-20 10:00", "zhou-ba");
        await (await deputy.GoAsync("/cases?q=慰")).LookAsync("search-one");
        await (await deputy.GoAsync("/substitutes")).LookAsync("substitutes");
        await deputy.FillAsync("代理人", "示例·陈芙");
        await deputy.FillAsync("到哪天止（含当天）", "2026-05-29");
        await deputy.FillAsync("金额上限（元）", "3,000");
        await deputy.SendAsync("设为代理人");
        await deputy.LookAsync("substitutes-set");
        await town.Host.Services.GetRequiredService<FigureBook>().SumUpAsync(Stop);
        await (await deputy.GoAsync("/statistics")).LookAsync("statistics");
        await (await deputy.GoAsync("/statistics?process=hardship-aid")).LookAsync("statistics-process");
        await (await deputy.GoAsync("/account/calendar")).LookAsync("calendar");
        await deputy.SendAsync("生成地址");
        await deputy.LookAsync("calendar-made");

        var administrator = await town.AtAsync("05-20 11:00", "qin-guan");
        await (await administrator.GoAsync("/admin/organization/people/li-si/hand-over")).LookAsync("hand-over");
        await administrator.FillAsync("接手的人", "示例·王五");
        await administrator.FillAsync("原因（写进每件的记录）", "本月底调离");
        await administrator.SendAsync("下一步：核对");
        await administrator.LookAsync("hand-over-check");
        await administrator.SendAsync("转给示例·王五");
        await administrator.LookAsync("hand-over-done");

        Assert.Empty(look.Faults);
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_broken_is_kept_here_and_sent_when_it_is_back()
    {
        var look = new Look("desk-offline", 1366, isPhone: false);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        var task = (await new SmallProcesses(town.Host).OpinionAsync()).Tasks[0];
        var deputy = await town.AtAsync("05-20 09:00", "zhou-ba");
        var address = $"/tasks/{Uri.EscapeDataString(task.Id)}";
        await deputy.GoAsync(address);
        await deputy.Page.RouteAsync("**/*handler=Draft*", route => route.AbortAsync("internetdisconnected"));
        await deputy.Page.Locator("#comment").FillAsync("断网时写的意见");
        await Assertions.Expect(deputy.Page.Locator("[data-saved]")).ToContainTextAsync("先存在这台设备上", new() { Timeout = 20_000 });

        // The page is closed; the line comes back; another page of the same browser opens the task.
        var again = await deputy.Page.Context.NewPageAsync();
        await deputy.Page.CloseAsync();
        var answers = new List<string>();
        again.Response += (_, answer) => { if (answer.Url.Contains("handler=Draft", StringComparison.Ordinal)) answers.Add($"{answer.Status}"); };
        again.PageError += (_, fault) => answers.Add(fault);
        await again.GotoAsync(town.Host.Address + address);
        await Assertions.Expect(again.Locator("#comment")).ToHaveValueAsync("断网时写的意见", new() { Timeout = 20_000 });
        // Kept, or asked about: what the first page tried to send while it was closed may have arrived.
        Assert.Contains(answers, a => a is "200" or "409");
        await using var data = await town.Host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        Assert.True(await data.Drafts.AnyAsync(d => d.PersonId == "zhou-ba" && d.Subject == task.Id, Stop));
    }
}
