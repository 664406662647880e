using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>Standing substitutes, by oneself and by an administrator, and handing everything over when somebody leaves.</summary>
public sealed class HandOverTests(TestHost host) : IClassFixture<TestHost>
{
    private const string OfLi = "/admin/organization/people/li-si/hand-over";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Today => DateOnly.FromDateTime(host.Clock.GetUtcNow().AddHours(8).DateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private string InDays(int days) => DateOnly.FromDateTime(host.Clock.GetUtcNow().AddHours(8).AddDays(days).DateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_substitute_with_a_limit_sees_and_does_what_it_covers_until_it_is_ended()
    {
        var small = await HardshipCase.FiledAsync(host, "sub-small", Ct, yuan: 3000m);
        var large = await HardshipCase.FiledAsync(host, "sub-large", Ct);
        var (zheng, chen) = (await host.SignedInAsync("zheng-shi"), await host.SignedInAsync("chen-fu"));
        var set = await zheng.SendAsync("/substitutes", "/substitutes", Ct, ("Who", "chen-fu"), ("From", Today), ("To", InDays(3)), ("Process", "hardship-aid"), ("Limit", "5,000"));
        Assert.Equal("/substitutes", set.Headers.Location?.ToString());

        var mine = (await zheng.ReadAsync("/substitutes", Ct)).QuerySelector(".plain-list li");
        Assert.Contains("不超过 5,000.00 元", mine.Words);
        var inbox = await chen.ReadAsync("/inbox?when=substitute", Ct);
        Assert.NotNull(inbox.GetElementById($"row-{small.State.Tasks[0].Id}"));
        Assert.Null(inbox.GetElementById($"row-{large.State.Tasks[0].Id}"));
        Assert.Contains("示例·郑十", (await chen.ReadAsync("/substitutes", Ct)).QuerySelectorAll(".plain-list li b").Select(b => b.Words));

        await zheng.SendAsync("/substitutes", "/substitutes?handler=End", Ct, ("row", mine!.QuerySelector("input[name=row]")!.GetAttribute("value")!));
        Assert.Null((await chen.ReadAsync("/inbox", Ct)).GetElementById($"row-{small.State.Tasks[0].Id}"));
        await using var data = await OpenAsync();
        Assert.Equal(["substituteArranged", "substituteEnded"], await data.SystemJournal.Where(j => j.ActorId == "zheng-shi" && j.Kind.StartsWith("substitute")).OrderBy(j => j.Seq).Select(j => j.Kind).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_cannot_be_arranged_is_refused_with_a_sentence_and_stays_typed()
    {
        var client = await host.SignedInAsync("zhou-ba");
        Assert.Contains("没有找到这个人", await RefusedAsync(client, ("Who", "查无此人"), ("From", Today), ("To", InDays(1))));
        Assert.Contains("不能设自己", await RefusedAsync(client, ("Who", "zhou-ba"), ("From", Today), ("To", InDays(1))));
        Assert.Contains("最早是今天", await RefusedAsync(client, ("Who", "chen-fu"), ("From", InDays(-1)), ("To", InDays(1))));
        Assert.Contains("不能早于开始日", await RefusedAsync(client, ("Who", "chen-fu"), ("From", InDays(2)), ("To", InDays(1))));
        Assert.Contains("请写到哪天止", await RefusedAsync(client, ("Who", "chen-fu"), ("From", InDays(2)), ("To", "")));
        Assert.Contains("一次最多", await RefusedAsync(client, ("Who", "chen-fu"), ("From", Today), ("To", InDays(500))));
    }

    [Fact]
    public async Task An_administrator_arranges_one_for_somebody_else_and_the_record_says_who_did()
    {
        var admin = await host.SignedInAsync("qin-guan");
        const string Page = "/admin/organization/people/wang-wu/substitutes";
        await admin.SendAsync(Page, Page, Ct, ("Who", "示例·李四"), ("From", InDays(1)), ("To", InDays(2)));
        Assert.Contains("示例·李四", (await admin.ReadAsync(Page, Ct)).QuerySelectorAll(".plain-list li b").Select(b => b.Words));
        await using var data = await OpenAsync();
        Assert.True(await data.SystemJournal.AnyAsync(j => j.ActorId == "qin-guan" && j.Kind == "substituteArranged", Ct));
    }

    [Fact]
    public async Task Everything_of_somebody_who_leaves_goes_to_another_after_it_was_looked_at()
    {
        await HardshipCase.FiledAsync(host, "left-behind", Ct);
        var admin = await host.SignedInAsync("qin-guan");
        var look = await admin.ReadAsync(OfLi, Ct);
        Assert.Contains("示例纺织有限公司工会", look.QuerySelector("ul.lines").Words);
        var check = await ParseAsync(await admin.SendAsync(OfLi, OfLi, Ct, ("To", "示例·王五"), ("Words", "本月底调离")));
        Assert.Contains("的全部转给示例·王五", check.QuerySelector(".note.soon").Words);
        await using (var before = await OpenAsync())
            Assert.True(await before.Posts.AnyAsync(p => p.PersonId == "li-si" && p.Post == "enterprise.officer" && p.ValidTo > host.Clock.GetUtcNow(), Ct));

        var done = await ParseAsync(await admin.SendAsync(OfLi, OfLi, Ct, ("To", "wang-wu"), ("Words", "本月底调离"), ("Sure", "true")));
        Assert.Contains("已转给示例·王五", done.QuerySelector(".note.pass").Words);
        Assert.Empty(done.QuerySelectorAll("details a[href='/cases/left-behind']"));
        Assert.DoesNotContain("示例纺织有限公司工会", done.QuerySelector("dl.facts dd")?.Words ?? "", StringComparison.Ordinal);

        await using var data = await OpenAsync();
        Assert.True(await data.Posts.AnyAsync(p => p.PersonId == "wang-wu" && p.Post == "enterprise.officer" && p.UnitId == "e1" && p.ValidTo > host.Clock.GetUtcNow(), Ct));
        Assert.False(await data.Posts.AnyAsync(p => p.PersonId == "li-si" && p.Post == "enterprise.officer" && p.ValidTo > host.Clock.GetUtcNow(), Ct));
        Assert.True(await data.SystemJournal.AnyAsync(j => j.Kind == "handedOver", Ct));
        var wang = await host.SignedInAsync("wang-wu");
        Assert.Contains("示例·李四离职，转给示例·王五", (await wang.ReadAsync("/cases/left-behind", Ct)).QuerySelectorAll("ol.log b").Select(b => b.Words));
        Assert.NotNull((await wang.ReadAsync("/inbox/started", Ct)).GetElementById("row-left-behind"));
        Assert.Equal(HttpStatusCode.OK, await wang.StatusAsync("/cases/left-behind/withdraw", Ct));
    }

    private static async Task<string> RefusedAsync(HttpClient client, params (string Name, string Value)[] fields)
    {
        var page = await ParseAsync(await client.SendAsync("/substitutes", "/substitutes", Ct, fields));
        Assert.Equal(fields[0].Value, page.GetElementById("who")!.GetAttribute("value"));
        return page.QuerySelector("[role=alert]").Words;
    }

    private static async Task<IDocument> ParseAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
    }

    private Task<WorkflowsContext> OpenAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
}
