using System.Net;

namespace Workflows.Host.Tests.Web;

/// <summary>What a browser does with cookies.</summary>
public sealed class CookieKeeper(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly CookieContainer _cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var address = request.RequestUri!;
        if (_cookies.GetCookieHeader(address) is { Length: > 0 } kept) request.Headers.Add("Cookie", kept);
        var answer = await base.SendAsync(request, cancellation);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set) _cookies.SetCookies(address, cookie);
        return answer;
    }
}
