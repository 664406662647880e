using Microsoft.Playwright;
using Workflows.Engine.State;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Public;

/// <summary>
/// A scanner of mails with a real browser: opens the link, runs its scripts, waits, presses every button and sends every form,
/// with and without the page's own checks, filling nothing. Nothing may be decided and no token used.
/// </summary>
public sealed class LinkScannerTests(Chromium chromium, TestHost host) : IClassFixture<TestHost>
{
    private readonly PublicSite _site = new(host);

    [Fact]
    public async Task A_scanner_that_presses_everything_decides_nothing()
    {
        var instance = await _site.Processes.OpinionAsync();
        var address = await _site.LinkAsync(instance);
        var page = await chromium.OpenAsync(1366, 768);
        await OpenAsync(page, address);
        var buttons = await page.Locator("button").CountAsync();
        var forms = await page.Locator("form").CountAsync();
        Assert.True(buttons >= 3 && forms >= 3, $"{buttons} buttons, {forms} forms");

        for (var i = 0; i < buttons; i++)
            await TryAsync(page.Context, address, $"document.querySelectorAll('button')[{i}].click()");
        foreach (var way in new[] { "requestSubmit", "submit" })
            for (var i = 0; i < forms; i++)
                await TryAsync(page.Context, address, $"(form => {{ form.noValidate = true; form.{way}(); }})(document.forms[{i}])");

        Assert.Equal(0, await _site.SpentLinksAsync(instance.Id));
        var now = await _site.Processes.NowAsync(instance.Id);
        Assert.Equal((InstanceStatus.Running, 1), (now.Status, now.Tasks.Length));
    }

    [Fact]
    public async Task A_person_chooses_and_presses_once()
    {
        var instance = await _site.Processes.OpinionAsync();
        var page = await chromium.OpenAsync(390, 844, touch: true);
        await OpenAsync(page, await _site.LinkAsync(instance));
        await page.Locator("label[for=act-approve]").TapAsync();
        Assert.Equal("同意并交下一环节", (await page.Locator("[data-submit]").InnerTextAsync()).Trim());
        await page.Locator("[data-submit]").TapAsync();

        await page.Locator(".big-word").WaitForAsync();
        Assert.Equal("approved", (await _site.Processes.NowAsync(instance.Id)).LastVisit("stage")!.Outcome);
        Assert.Equal(1, await _site.UsedLinksAsync(instance.Id));
    }

    private static Task OpenAsync(IPage page, string address) => page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

    /// <summary>Opens the link in a tab of its own, does one thing and waits until nothing moves any more.</summary>
    private static async Task TryAsync(IBrowserContext context, string address, string script)
    {
        var tab = await context.NewPageAsync();
        await OpenAsync(tab, address);
        await tab.EvaluateAsync(script);
        await tab.WaitForTimeoutAsync(300);
        await tab.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await tab.CloseAsync();
    }
}
