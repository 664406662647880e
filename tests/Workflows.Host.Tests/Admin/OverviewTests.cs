using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>The administrator's first page, and the lists its numbers lead to.</summary>
public sealed class OverviewTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_number_leads_to_a_page_that_is_there()
    {
        using var reader = await AdminReader.SignedInAsync(host);
        var figures = (await reader.PageAsync("/admin")).QuerySelectorAll("a.figure").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        Assert.True(figures.Count >= 9);
        foreach (var href in figures)
        {
            using var answer = await reader.GetAsync(href);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{href} answered {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Mails_given_up_come_page_by_page_and_are_sent_again_or_dropped_with_a_reason()
    {
        var instance = await new SmallProcesses(host).OpinionAsync();
        await GiveUpAsync(instance.Id, 60);
        using var reader = await AdminReader.SignedInAsync(host);
        var first = await reader.PageAsync("/admin/deliveries");
        var next = first.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("After=", StringComparison.Ordinal));
        var rest = await reader.PageAsync(next);
        var (here, there) = (Rows(first), Rows(rest));
        Assert.Equal((50, 60), (here.Length, here.Union(there).Count()));

        var id = here[0]["row-".Length..];
        using (var refused = await reader.PostAsync("/admin/deliveries", "/admin/deliveries?handler=Drop", ("id", id), ("reason", "算了")))
            Assert.Equal("算了", (await AdminReader.ParseAsync(refused)).QuerySelector($"#reason-{id}")!.GetAttribute("value"));
        await reader.PostAsync("/admin/deliveries", "/admin/deliveries?handler=Drop", ("id", id), ("reason", "本人已当面告知"));
        Assert.DoesNotContain(here[0], Rows(await reader.PageAsync("/admin/deliveries")));
        Assert.Contains(here[0], Rows(await reader.PageAsync("/admin/deliveries?List=Dropped")));
        Assert.Contains("本人已当面告知", AdminReader.Text(await reader.PageAsync("/admin/journal?Kind=mailDropped")), StringComparison.Ordinal);
        await reader.PostAsync("/admin/deliveries", "/admin/deliveries?handler=SendAgain", ("id", here[1]["row-".Length..]));
        Assert.DoesNotContain(here[1], Rows(await reader.PageAsync("/admin/deliveries")));
    }

    [Fact]
    public async Task A_timer_that_fails_stands_with_its_reason_and_is_tried_at_once()
    {
        var instance = await new SmallProcesses(host).OpinionAsync();
        await using var context = await ContextAsync();
        var later = host.Clock.GetUtcNow().AddHours(5);
        await context.DueWork.Where(w => w.InstanceId == instance.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.LastError, "示例原因").SetProperty(w => w.Attempts, 4).SetProperty(w => w.At, later), Stop);
        using var reader = await AdminReader.SignedInAsync(host);
        var page = await reader.PageAsync("/admin/timers?List=Failing");
        Assert.Contains("示例原因", AdminReader.Text(page), StringComparison.Ordinal);
        var timer = page.QuerySelector("form[action='/admin/timers?handler=TryAgain'] input[name=timer]")!.GetAttribute("value")!;
        using var answer = await reader.PostAsync("/admin/timers?List=Failing", "/admin/timers?handler=TryAgain", ("instance", instance.Id), ("timer", timer));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(timer, AdminReader.Text(await reader.PageAsync("/admin/journal?Kind=timerTriedAgain")), StringComparison.Ordinal);
    }

    private static string[] Rows(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll("tr[id^=row-]").Select(r => r.Id!)];

    private async Task GiveUpAsync(string instance, int count)
    {
        await using var context = await ContextAsync();
        context.AddRange(Enumerable.Range(0, count).Select(n => new OutboxRow
        {
            InstanceId = instance, Seq = 900, Effect = n, Recipient = "zhou-ba", Kind = OutboxKinds.Mail, Payload = "{}", Due = host.Clock.GetUtcNow(),
            State = OutboxState.Dead, Attempts = 8, LastError = "示例原因：收件人地址无效", DoneAt = host.Clock.GetUtcNow(),
        }));
        await context.SaveChangesAsync(Stop);
    }

    private Task<WorkflowsContext> ContextAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
}
