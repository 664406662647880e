namespace Workflows.Host.Tests.Web;

public sealed class ContentSecurityTests
{
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/gallery/inbox")]
    [InlineData("/no/such/page")]
    [InlineData("/js/app.js")]
    public async Task An_answer_allows_nothing_but_our_own_files(string address)
    {
        await using var web = await WebAlone.StartAsync();
        var answer = await web.Browser().GetAsync(address, TestContext.Current.CancellationToken);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task A_page_with_a_diagram_allows_style_attributes_and_no_more()
    {
        await using var web = await WebAlone.StartAsync();
        var answer = await web.Browser().GetAsync("/gallery/case", TestContext.Current.CancellationToken);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.EndsWith("; style-src-attr 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal(1, policy.Split("unsafe").Length - 1);
    }

    [Fact]
    public async Task A_page_is_kept_by_no_cache()
    {
        await using var web = await WebAlone.StartAsync();
        var answer = await web.Browser().GetAsync("/gallery/notice", TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }
}
