using System.Net;
using AngleSharp.Html.Dom;

namespace Workflows.Host.Tests.Web;

/// <summary>Language and size of letters: taken from the browser, changed by a post, remembered.</summary>
public sealed class ReaderTests
{
    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [InlineData("en-US,en;q=0.9", "en")]
    [InlineData("en;q=0.5,zh;q=0.9", "zh-CN")]
    [InlineData("fr-FR", "zh-CN")]
    [InlineData("%%%", "zh-CN")]
    public async Task The_language_is_the_browsers_and_chinese_where_it_wants_neither(string wanted, string language)
    {
        await using var web = await WebAlone.StartAsync();
        var browser = web.Browser();
        browser.DefaultRequestHeaders.Remove("Accept-Language");
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", wanted);

        Assert.Equal(language, (await browser.ReadAsync("/account/sign-in")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_chosen_language_is_remembered_and_the_reader_stays_on_the_page()
    {
        await using var web = await WebAlone.StartAsync();
        var browser = web.Browser("zh-CN");

        var answer = await browser.SendAsync("/account/sign-in", "/preferences?handler=Language", ("value", "en"), ("back", "/account/sign-in?a=b"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/sign-in?a=b", answer.Headers.Location!.OriginalString);
        Assert.Equal("en", (await browser.ReadAsync("/account/sign-in")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Large_type_is_remembered_and_can_be_taken_back()
    {
        await using var web = await WebAlone.StartAsync();
        var browser = web.Browser();

        await browser.SendAsync("/account/sign-in", "/preferences?handler=LargeType", ("value", "on"));
        var large = await browser.ReadAsync("/account/sign-in");
        await browser.SendAsync("/account/sign-in", "/preferences?handler=LargeType", ("value", "off"));
        var plain = await browser.ReadAsync("/account/sign-in");

        Assert.Equal("large", large.DocumentElement.ClassName);
        Assert.NotEqual("large", plain.DocumentElement.ClassName);
        Assert.Equal("off", large.QuerySelector<IHtmlInputElement>("form[action*=LargeType] input[name=value]")!.Value);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("")]
    public async Task A_switch_never_leads_to_another_site(string back)
    {
        await using var web = await WebAlone.StartAsync();

        var answer = await web.Browser().SendAsync("/account/sign-in", "/preferences?handler=LargeType", ("value", "on"), ("back", back));

        Assert.Equal("/preferences", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_link_cannot_switch_anything()
    {
        await using var web = await WebAlone.StartAsync();
        var browser = web.Browser();

        await browser.GetAsync("/preferences?handler=LargeType&value=on", TestContext.Current.CancellationToken);

        Assert.NotEqual("large", (await browser.ReadAsync("/account/sign-in")).DocumentElement.ClassName);
    }

    [Fact]
    public async Task A_post_without_the_pages_token_is_refused_in_words()
    {
        await using var web = await WebAlone.StartAsync();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("value", "on")]);

        var answer = await web.Browser().PostAsync("/preferences?handler=LargeType", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("没有提交", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
    }
}
