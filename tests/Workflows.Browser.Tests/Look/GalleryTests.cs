using Microsoft.Playwright;

namespace Workflows.Browser.Tests.Look;

/// <summary>What only a browser can tell of the pages: that nothing is cut off, that no rule of security is broken, that keys and touch work.</summary>
public sealed class GalleryTests(Chromium chromium, GalleryHost host) : IClassFixture<GalleryHost>
{
    public static TheoryData<string> Pages => ["inbox", "decide", "decided", "case", "states", "notice", "guest", "print"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Nothing_is_cut_off_at_320_pixels_with_large_letters(string name)
    {
        var page = await chromium.OpenAsync(320, 700, touch: true);
        await page.Context.AddCookiesAsync([new() { Name = "large-type", Value = "on", Url = host.Address }]);
        await page.GotoAsync($"{host.Address}/gallery/{name}");

        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(name == "print" ? "16px" : "19px", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task The_browser_has_nothing_to_complain_about(string name)
    {
        var page = await chromium.OpenAsync(1366, 768);
        List<string> complaints = [];
        page.Console += (_, said) => { if (said.Type is "error" or "warning") complaints.Add(said.Text); };
        page.PageError += (_, fault) => complaints.Add(fault);
        page.RequestFailed += (_, request) => complaints.Add(request.Url);
        page.Request += (_, request) => { if (!request.Url.StartsWith(host.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) complaints.Add(request.Url); };

        await page.GotoAsync($"{host.Address}/gallery/{name}", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("inbox")]
    [InlineData("decide")]
    [InlineData("notice")]
    public async Task Everything_to_be_touched_on_a_phone_is_44_pixels_high(string name)
    {
        var page = await chromium.OpenAsync(390, 844, touch: true);
        await page.GotoAsync($"{host.Address}/gallery/{name}");

        var small = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('a.btn, button, .tabbar a, .stick a, .strip a, label.opt, .in')]
              .filter(e => e.offsetParent !== null || getComputedStyle(e).position === 'fixed')
              .filter(e => !e.closest('.facts, .files, dialog'))
              .filter(e => e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 43.5)
              .map(e => `${e.className} ${e.innerText} ${e.getBoundingClientRect().height}`)
            """);
        Assert.Empty(small);
    }

    [Fact]
    public async Task A_key_chooses_an_act_and_only_the_choice_changes_the_button()
    {
        var page = await chromium.OpenAsync(1366, 768);
        await page.GotoAsync($"{host.Address}/gallery/decide");

        await page.Keyboard.PressAsync("a");

        Assert.Equal("同意并交出纳付款", await page.Locator("[data-submit]").InnerTextAsync());
        Assert.EndsWith("/gallery/decide", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_typed_into_the_opinion_are_letters()
    {
        var page = await chromium.OpenAsync(1366, 768);
        await page.GotoAsync($"{host.Address}/gallery/decide");

        await page.Locator("#comment").FocusAsync();
        await page.Keyboard.TypeAsync("ard/");

        Assert.Equal("ard/", await page.Locator("#comment").InputValueAsync());
        Assert.Equal(0, await page.Locator("input[name=act]:checked").CountAsync());
    }

    [Fact]
    public async Task Submitting_without_a_choice_explains_itself_and_sends_nothing()
    {
        var page = await chromium.OpenAsync(1366, 768);
        await page.GotoAsync($"{host.Address}/gallery/decide");
        var posts = 0;
        page.Request += (_, request) => { if (request.Method == "POST") posts++; };

        await page.Locator("[data-submit]").ClickAsync();

        Assert.Equal("请先在上面选一项，再按这个按钮。", await page.Locator("[data-acts-faults]").InnerTextAsync());
        Assert.Equal(0, posts);
    }

    [Fact]
    public async Task Without_script_the_button_still_says_what_it_does_and_a_return_asks_where_to()
    {
        var open = await chromium.OpenAsync(1366, 768);
        var context = await open.Context.Browser!.NewContextAsync(new() { JavaScriptEnabled = false, Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{host.Address}/gallery/decide");
        Assert.False(await page.Locator("#target").IsVisibleAsync());

        await page.Locator("label[for=act-return]").ClickAsync();

        Assert.Equal("退回重办", (await page.Locator("[data-submit]").InnerTextAsync()).Trim());
        Assert.True(await page.Locator("#target").IsVisibleAsync());
    }

    [Fact]
    public async Task On_a_phone_one_touch_chooses_and_a_second_one_would_confirm()
    {
        var page = await chromium.OpenAsync(390, 844, touch: true);
        await page.GotoAsync($"{host.Address}/gallery/decide");
        var posts = 0;
        page.Request += (_, request) => { if (request.Method == "POST") posts++; };

        await page.Locator(".stick .main").TapAsync();

        Assert.True(await page.Locator("#act-approve").IsCheckedAsync());
        Assert.Equal(0, posts);
    }

    [Fact]
    public async Task Keys_walk_through_the_rows_tick_them_and_the_bar_adds_them_up()
    {
        var page = await chromium.OpenAsync(1366, 768);
        await page.GotoAsync($"{host.Address}/gallery/inbox");

        foreach (var key in "jjjjxjx") await page.Keyboard.PressAsync(key.ToString());

        Assert.Equal("已选 2 件，共 13,000.00 元", await page.Locator("[data-batch-words]").InnerTextAsync());
    }

    [Fact]
    public async Task The_sheet_prints_on_one_page_of_paper()
    {
        var page = await chromium.OpenAsync(1366, 768);
        await page.GotoAsync($"{host.Address}/gallery/print");
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(pdf, @"/Type\s*/Page\b"));
    }
}
