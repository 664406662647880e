using AngleSharp.Dom;

namespace Workflows.Host.Tests.Web;

/// <summary>What holds on every page we have, whatever it shows.</summary>
public sealed class PageRulesTests(DemonstrationWeb web) : IClassFixture<DemonstrationWeb>
{
    public static TheoryData<string> Pages =>
    [
        "/account/sign-in", "/account/sign-out", "/preferences", "/error/404", "/gallery", "/gallery/inbox", "/gallery/decide",
        "/gallery/decided", "/gallery/case", "/gallery/states", "/gallery/notice", "/gallery/guest", "/gallery/print",
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_has_no_inline_style_and_no_inline_script(string address)
    {
        var page = await web.ReadAsync(address);

        Assert.Empty(page.QuerySelectorAll("[style], style"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.True(script.HasAttribute("src")));
        Assert.Equal([], page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_has_one_main_heading_one_main_part_and_a_language(string address)
    {
        var page = await web.ReadAsync(address);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.False(string.IsNullOrWhiteSpace(page.Title));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_field_has_a_label_and_every_picture_is_silent_or_named(string address)
    {
        var page = await web.ReadAsync(address);

        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), field => Assert.True(
            field.HasAttribute("aria-label") || field.Closest("label") is not null || page.QuerySelector($"label[for='{field.Id}']") is not null,
            field.OuterHtml));
        Assert.All(page.QuerySelectorAll("svg"), picture => Assert.True(
            picture.GetAttribute("aria-hidden") == "true" || picture.HasAttribute("aria-label"), picture.OuterHtml));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task No_name_of_an_element_stands_twice_and_every_icon_exists(string address)
    {
        var page = await web.ReadAsync(address);
        var sprite = await File.ReadAllTextAsync(Path.Combine(WebAlone.HostFolder, "wwwroot/icons.svg"), TestContext.Current.CancellationToken);

        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(page.QuerySelectorAll("use").Select(u => u.GetAttribute("href")!.Split('#')[^1]), icon =>
            Assert.Contains($"<symbol id=\"{icon}\"", sprite, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_form_that_changes_something_carries_the_pages_token(string address)
    {
        var page = await web.ReadAsync(address);

        Assert.All(page.QuerySelectorAll("form[method=post]"), form =>
            Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]")));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_demonstration_says_on_every_page_that_nothing_is_real(string address)
    {
        var page = await web.ReadAsync(address);

        var words = page.QuerySelector(".demo, .sample")?.TextContent ?? "";
        Assert.Contains("示例", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_that_works_says_nothing_of_a_demonstration()
    {
        await using var working = await WebAlone.StartAsync(demonstration: false);
        var page = await working.Browser().ReadAsync("/account/sign-in");

        Assert.Null(page.QuerySelector(".demo"));
    }

    [Theory]
    [InlineData(false, "Development")]
    [InlineData(true, "Production")]
    public async Task The_gallery_is_found_only_in_development_with_a_demonstration(bool demonstration, string environment)
    {
        await using var other = await WebAlone.StartAsync(demonstration, environment);
        var answer = await other.Browser().GetAsync("/gallery/inbox", TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }
}
