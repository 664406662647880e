using System.Globalization;
using System.Net;
using Workflows.Testing;

namespace Workflows.Host.Tests.Web;

/// <summary>Whoever asks too often is told so, and for how long.</summary>
public sealed class RateLimitTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("40", "秒再试")]
    [InlineData("3600", "分钟再试")]
    public async Task Too_many_attempts_to_sign_in_are_put_off_with_a_page_that_says_how_long(string seconds, string wait)
    {
        await using var tight = await host.AnotherAsync(new() { ["RateLimits:SignIn:Permits"] = "2", ["RateLimits:SignIn:Seconds"] = seconds });
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(tight.Urls.First()) };
        Task<HttpResponseMessage> TryAsync() => client.SendAsync("/account/sign-in", "/account/sign-in", ("Name", "li-si"), ("Password", "wrong"));

        Assert.Equal(HttpStatusCode.OK, (await TryAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync()).StatusCode);
        using var put = await TryAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, put.StatusCode);
        Assert.InRange(put.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, int.Parse(seconds, CultureInfo.InvariantCulture));
        var page = await put.PageAsync();
        Assert.Equal("请稍等再试", page.QuerySelector("h1")!.TextContent);
        Assert.Contains(wait, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("429", page.Body.TextContent, StringComparison.Ordinal);

        // Reading goes on.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sign-in", TestContext.Current.CancellationToken)).StatusCode);
    }
}
