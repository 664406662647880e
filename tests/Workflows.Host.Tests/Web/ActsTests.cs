using AngleSharp.Html.Dom;

namespace Workflows.Host.Tests.Web;

/// <summary>The panel of acts: nothing preselected, consequences before the click, blocked acts stay visible.</summary>
public sealed class ActsTests(DemonstrationWeb web) : IClassFixture<DemonstrationWeb>
{
    [Fact]
    public async Task Nothing_is_chosen_beforehand_and_the_button_asks_to_choose()
    {
        var page = await web.ReadAsync("/gallery/decide");

        Assert.Equal(["approve", "reject", "return"], page.QuerySelectorAll("input[name=act]").Select(i => i.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll("input[name=act][checked], input[name=afterwards][checked]"));
        Assert.Equal("请先选择", page.QuerySelector("[data-submit] .say-0")!.TextContent);
        Assert.Equal(["同意并交出纳付款", "驳回并告知申请人", "退回重办"], page.QuerySelectorAll("[data-submit] .say").Select(s => s.TextContent));
    }

    [Fact]
    public async Task Every_act_says_its_consequence_beside_its_word()
    {
        var page = await web.ReadAsync("/gallery/decide");

        Assert.All(page.QuerySelectorAll("input[name=act]"), act =>
            Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector($"label[for='{act.Id}'] span")!.TextContent)));
        Assert.Equal("post", page.QuerySelector<IHtmlFormElement>("form[data-acts]")!.Method);
    }

    [Fact]
    public async Task A_refused_post_keeps_what_was_chosen_and_typed()
    {
        var page = await web.ReadAsync("/gallery/decided");

        Assert.Equal("return", page.QuerySelector("input[name=act][checked]")!.GetAttribute("value"));
        Assert.Equal("check", page.QuerySelector<IHtmlSelectElement>("select[name=target]")!.Value);
        Assert.Equal("缺材料", page.QuerySelector("textarea[name=comment]")!.TextContent);
        Assert.Equal("请写明理由，至少 5 个字。", page.QuerySelector("[data-acts-faults] b")!.TextContent);
    }

    [Fact]
    public async Task A_blocked_act_stays_with_its_reason_and_the_phone_does_not_offer_it()
    {
        var page = await web.ReadAsync("/gallery/decided");

        Assert.True(page.QuerySelector<IHtmlInputElement>("#act-approve")!.IsDisabled);
        Assert.Contains("余额差 1,800.00 元", page.QuerySelector("label[for=act-approve] .why-not")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("同意", page.QuerySelector(".stick")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("退回…", page.QuerySelector(".stick .main")!.TextContent);
    }
}
