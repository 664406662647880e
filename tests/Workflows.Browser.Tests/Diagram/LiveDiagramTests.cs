using Microsoft.Playwright;

namespace Workflows.Browser.Tests.Diagram;

public sealed class LiveDiagramTests(Chromium chromium, DiagramPage server) : IClassFixture<DiagramPage>
{
    private readonly List<string> _complaints = [];

    [Fact]
    public async Task Stages_are_marked_as_done_here_and_not_needed()
    {
        var page = await DrawnAsync(1366, 768);

        Assert.Equal(["apply", "f0", "first", "start"], await IdsAsync(page, "done"));
        Assert.Equal(["street"], await IdsAsync(page, "here"));
        Assert.Equal(["district"], await IdsAsync(page, "off"));
        Assert.Contains("街道总工", await page.Locator(".djs-element.here text").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("rgb(23, 84, 156)", await StyleAsync(page, ".djs-element.here .djs-visual > :first-child", "stroke"));
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task A_stage_in_a_sub_process_is_marked_inside_a_marked_frame(int width, int height)
    {
        var page = await DrawnAsync(width, height, path: "inside");

        Assert.Equal(["visit"], await IdsAsync(page, "here"));
        Assert.Equal(["verify"], await IdsAsync(page, "around"));
        Assert.Equal("rgb(23, 84, 156)", await StyleAsync(page, ".djs-element.around > .djs-visual > :first-child", "stroke"));
        var current = (await page.Locator("[data-element-id=visit]").BoundingBoxAsync())!;
        Assert.InRange(current.X + current.Width / 2, 0, width);
        Assert.Empty(_complaints);
    }

    /// <summary>The policy has no eval and no inline style elements; a violation would be written to the console.</summary>
    [Fact]
    public async Task A_page_with_a_diagram_keeps_the_strict_policy()
    {
        await DrawnAsync(1366, 768);

        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_phone_shows_the_current_stage_without_scrolling_the_page_sideways()
    {
        var page = await DrawnAsync(390, 844, touch: true);

        var current = (await page.Locator("[data-element-id=street]").BoundingBoxAsync())!;
        Assert.InRange(current.X + current.Width / 2, 150, 240);
        Assert.True(await page.Locator(".djs-container").EvaluateAsync<bool>("box => box.scrollLeft > 300"));
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task The_makers_logo_stays_in_sight(int width, int height)
    {
        var page = await DrawnAsync(width, height);

        var logo = page.Locator(".bjs-powered-by");
        Assert.True(await logo.IsVisibleAsync());
        var box = (await logo.BoundingBoxAsync())!;
        Assert.InRange(box.X, 0, width - box.Width);
        Assert.InRange(box.Y, 0, height - box.Height);
    }

    [Fact]
    public async Task Keys_and_wheel_stay_with_the_page()
    {
        var page = await DrawnAsync(1366, 768);
        var before = await TransformAsync(page);

        await page.Locator("[data-element-id=street]").ClickAsync();
        await page.Keyboard.PressAsync("Control+ArrowLeft");
        await page.Keyboard.PressAsync("Control+Minus");
        await page.Mouse.WheelAsync(0, 300);

        Assert.Equal(before, await TransformAsync(page));
        Assert.Equal(0, await page.Locator(".live-diagram svg[tabindex]").CountAsync());
    }

    [Fact]
    public async Task Where_the_process_is_not_found_the_words_stay()
    {
        var page = await chromium.OpenAsync(1366, 768);
        await page.GotoAsync($"{server.Address}/lost");
        await page.Locator("[data-bpmn-drawn=no]").WaitForAsync();

        Assert.Contains("现在等街道总工会审批", await page.Locator("[data-bpmn]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_stay_inside_their_stages_in_the_pages_font()
    {
        var page = await DrawnAsync(390, 844);

        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.djs-shape[data-element-id] .djs-visual > rect')]
              .map(rect => [rect.getBoundingClientRect(), rect.parentNode.querySelector('text')])
              .filter(([box, text]) => text.getBoundingClientRect().left < box.left || text.getBoundingClientRect().right > box.right)
              .map(([, text]) => text.textContent)
            """));
        Assert.InRange(await page.Locator("[data-element-id=notice] text").EvaluateAsync<double>("text => text.getBoundingClientRect().width / 2"), 11.9, 14.1);
    }

    private async Task<IPage> DrawnAsync(int width, int height, bool touch = false, string path = "case")
    {
        var page = await chromium.OpenAsync(width, height, touch);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
        await page.GotoAsync($"{server.Address}/{path}");
        await page.Locator("[data-bpmn-drawn=yes]").WaitForAsync();
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"diagram-{path}-{width}x{height}.png") });
        return page;
    }

    private static async Task<string[]> IdsAsync(IPage page, string mark) => await page.EvaluateAsync<string[]>(
        "mark => [...document.querySelectorAll('.djs-element.' + mark)].map(e => e.dataset.elementId).sort()", mark);

    private static Task<string> StyleAsync(IPage page, string selector, string property) => page.Locator(selector).EvaluateAsync<string>(
        "(element, property) => getComputedStyle(element)[property]", property);

    private static Task<string> TransformAsync(IPage page) =>
        page.Locator(".viewport").EvaluateAsync<string>("layer => layer.getAttribute('transform')");
}
