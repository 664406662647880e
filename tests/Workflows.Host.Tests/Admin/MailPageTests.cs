using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>The mails a demonstration would have sent.</summary>
public sealed class MailPageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mails_of_the_demonstration_are_listed_and_read()
    {
        await new SmallProcesses(host).OpinionAsync();
        using var reader = await AdminReader.SignedInAsync(host, "zhou-ba");
        string? address = null;
        for (var i = 0; i < 100 && address is null; i++)
        {
            await Task.Delay(100, Stop);
            address = (await reader.PageAsync("/mails?To=zhou-ba")).QuerySelector(".notice-list a")?.GetAttribute("href");
        }

        Assert.NotNull(address);
        var page = await reader.PageAsync(address);
        Assert.Contains("街道意见", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/m/", page.QuerySelector(".mail-plain a")!.GetAttribute("href"), StringComparison.Ordinal);
        using var html = await reader.GetAsync(address + "?handler=Html");
        Assert.Contains("default-src 'none'", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
