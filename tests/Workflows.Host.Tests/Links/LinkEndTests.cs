using Workflows.Testing;

namespace Workflows.Host.Tests.Links;

/// <summary>A link ends with the due day of its task; a clock of its own.</summary>
public sealed class LinkEndTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task After_the_due_day_the_link_says_that_it_ended()
    {
        var processes = new SmallProcesses(host);
        var link = await SentLink.ToAsync(host, await processes.OpinionAsync());
        host.Clock.MoveTo(new(2026, 6, 25, 0, 0, 0, TimeSpan.FromHours(8)));

        var page = await link.OpenAsync();
        Assert.Contains("链接已于 2026-06-25 00:00 到期。请登录后办理。", SentLink.Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }
}
