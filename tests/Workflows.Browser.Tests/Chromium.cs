using Microsoft.Playwright;
using Workflows.Testing;

[assembly: AssemblyFixture(typeof(Workflows.Browser.Tests.Chromium))]

namespace Workflows.Browser.Tests;

/// <summary>One browser for a run of tests, started when the first test asks for a page.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page in a session of its own; sizes in CSS pixels, the reader's language by its tag. Skips the test where there is no Chromium.</summary>
    public async Task<IPage> OpenAsync(int width, int height, bool touch = false, string locale = "zh-CN")
    {
        var context = await (await BrowserAsync()).NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = touch,
            Locale = locale,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        var program = Requires.Chromium();
        await _one.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--lang=zh-CN"] });
        }
        finally
        {
            _one.Release();
        }
    }
}
