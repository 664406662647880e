using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>Comments with mentions, and urging, on the page of a case.</summary>
public sealed class CommentTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_comment_stands_on_the_case_and_whoever_is_mentioned_has_an_entry_and_a_mail()
    {
        await HardshipCase.FiledAsync(host, "commented", Ct);
        var client = await host.SignedInAsync("li-si");
        var sent = await client.SendAsync("/cases/commented", "/cases/commented/comments", Ct, ("words", "请看一下附件，@示例·郑十谢谢"), ("command", "comment-1"));
        Assert.Equal("/cases/commented#comments", sent.Headers.Location?.ToString());
        // The same one sent twice stands once.
        await client.SendAsync("/cases/commented", "/cases/commented/comments", Ct, ("words", "请看一下附件，@示例·郑十谢谢"), ("command", "comment-1"));

        var page = await client.ReadAsync("/cases/commented", Ct);
        Assert.Equal("请看一下附件，@示例·郑十谢谢", Assert.Single(page.QuerySelectorAll(".comments p")).Words);
        Assert.Equal("已告诉 示例·郑十", page.QuerySelector(".comments small").Words);
        Assert.Contains("评论", page.QuerySelectorAll("ol.log b").Select(b => b.Words));
        var row = (await (await host.SignedInAsync("zheng-shi")).ReadAsync("/inbox/copies", Ct)).QuerySelector("li.task");
        Assert.StartsWith("示例·李四 在评论里提到您：请看一下附件", row!.QuerySelector(".why").Words);
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        Assert.Contains(await data.Outbox.Where(o => o.InstanceId == "commented").Select(o => o.Payload).ToListAsync(Ct), p => p.Contains("mentioned", StringComparison.Ordinal));
        Assert.DoesNotContain(await data.Outbox.Where(o => o.InstanceId == "commented").Select(o => o.Payload).ToListAsync(Ct), p => p.Contains("附件", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@示例·没有这个人 看一下", "没有找到 @示例·没有这个人 这个人")]
    [InlineData("@示例·邹四 看一下", "示例·邹四看不到这个办件")]
    [InlineData("   ", "请写下评论。")]
    public async Task What_cannot_be_said_is_refused_with_a_sentence_and_stays_typed(string words, string says)
    {
        if (!await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext().Instances.AnyAsync(i => i.Id == "refused", Ct))
            await HardshipCase.FiledAsync(host, "refused", Ct);
        var client = await host.SignedInAsync("li-si");
        var answer = await client.SendAsync("/cases/refused", "/cases/refused/comments", Ct, ("words", words));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Contains(says, page.QuerySelector("[role=alert]").Words);
        Assert.Equal(words.Trim(), page.QuerySelector("#comment-words").Words);
    }

    [Fact]
    public async Task Who_waits_urges_once_a_day_and_who_has_it_cannot()
    {
        var filed = await HardshipCase.FiledAsync(host, "urged", Ct);
        var li = await host.SignedInAsync("li-si");
        Assert.NotNull((await li.ReadAsync("/cases/urged", Ct)).QuerySelector("form[action='/cases/urged/urge']"));
        Assert.Null((await (await host.SignedInAsync("zheng-shi")).ReadAsync("/cases/urged", Ct)).QuerySelector("form[action='/cases/urged/urge']"));
        Assert.Equal("已催办，邮件发给：示例·郑十。", await UrgeAsync(li, filed.State.Tasks[0].Id));
        Assert.Contains("可以再催。", await UrgeAsync(li, filed.State.Tasks[0].Id));
        Assert.Contains("受理：催办", (await li.ReadAsync("/cases/urged", Ct)).QuerySelectorAll("ol.log b").Select(b => b.Words));
    }

    private static async Task<string> UrgeAsync(HttpClient client, string task)
    {
        var answer = await client.SendAsync("/cases/urged", "/cases/urged/urge", Ct, ("task", task), ("visit", "1"));
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct)).QuerySelector(".one-card .note").Words;
    }
}
