using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Workflows.Host.Identity;

/// <summary>Speaks to a provider: the address people are sent to, and who came back with a code.</summary>
public sealed class ExternalClient : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 64 * 1024,
    };

    /// <param name="verifier">Kept by the browser's own cookie; only its hash goes out (PKCE, S256). WeCom and DingTalk pass over it.</param>
    public static string AddressOf(ExternalProvider provider, string state, string verifier, string back)
    {
        var places = provider.Kind switch
        {
            ExternalKind.WeCom => new Dictionary<string, string?> { ["login_type"] = "CorpApp", ["appid"] = provider.ClientId, ["agentid"] = provider.AgentId, ["redirect_uri"] = back, ["state"] = state },
            ExternalKind.DingTalk => new() { ["response_type"] = "code", ["client_id"] = provider.ClientId, ["scope"] = provider.Scope is "" ? "openid" : provider.Scope, ["prompt"] = "consent", ["redirect_uri"] = back, ["state"] = state },
            _ => new()
            {
                ["response_type"] = "code", ["client_id"] = provider.ClientId, ["scope"] = provider.Scope is "" ? "openid" : provider.Scope, ["redirect_uri"] = back, ["state"] = state,
                ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), ["code_challenge_method"] = "S256",
            },
        };
        return QueryHelpers.AddQueryString(provider.AuthorizeUrl, places);
    }

    /// <summary>Who came back; null where the provider does not say, whatever the reason.</summary>
    public async Task<ExternalPerson?> WhoAsync(ExternalProvider provider, string code, string verifier, string back, CancellationToken cancellation)
    {
        try
        {
            var said = provider.Kind switch
            {
                ExternalKind.WeCom => await WeComAsync(provider, code, cancellation),
                ExternalKind.DingTalk => await DingTalkAsync(provider, code, cancellation),
                _ => await PlainAsync(provider, code, verifier, back, cancellation),
            };
            return said is { } user && TextOf(user, provider.SubjectField) is { Length: > 0 and <= 100 } subject
                ? new(subject, provider.MobileField is "" ? null : MobileActivation.NumberOf(TextOf(user, provider.MobileField))) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || failure is TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement?> PlainAsync(ExternalProvider provider, string code, string verifier, string back, CancellationToken cancellation)
    {
        var token = await AskAsync(new(HttpMethod.Post, provider.TokenUrl)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = back, ["client_id"] = provider.ClientId, ["client_secret"] = provider.ClientSecret, ["code_verifier"] = verifier,
            }),
        }, cancellation);
        if (token is null || TextOf(token.Value, "access_token") is not { Length: > 0 } access) return null;
        var who = new HttpRequestMessage(HttpMethod.Get, provider.UserUrl);
        who.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
        return await AskAsync(who, cancellation);
    }

    /// <summary>The token is the application's; the code goes with the question who it is.</summary>
    private async Task<JsonElement?> WeComAsync(ExternalProvider provider, string code, CancellationToken cancellation)
    {
        var token = await AskAsync(new(HttpMethod.Get, QueryHelpers.AddQueryString(provider.TokenUrl, new Dictionary<string, string?> { ["corpid"] = provider.ClientId, ["corpsecret"] = provider.ClientSecret })), cancellation);
        return token is { } t && TextOf(t, "access_token") is { Length: > 0 } access
            ? await AskAsync(new(HttpMethod.Get, QueryHelpers.AddQueryString(provider.UserUrl, new Dictionary<string, string?> { ["access_token"] = access, ["code"] = code })), cancellation) : null;
    }

    private async Task<JsonElement?> DingTalkAsync(ExternalProvider provider, string code, CancellationToken cancellation)
    {
        var token = await AskAsync(new(HttpMethod.Post, provider.TokenUrl)
        {
            Content = JsonContent.Create(new { clientId = provider.ClientId, clientSecret = provider.ClientSecret, code, grantType = "authorization_code" }),
        }, cancellation);
        if (token is null || TextOf(token.Value, "accessToken") is not { Length: > 0 } access) return null;
        var who = new HttpRequestMessage(HttpMethod.Get, provider.UserUrl);
        who.Headers.TryAddWithoutValidation("x-acs-dingtalk-access-token", access);
        return await AskAsync(who, cancellation);
    }

    private async Task<JsonElement?> AskAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            request.Headers.Accept.ParseAdd("application/json");
            using var answer = await _http.SendAsync(request, cancellation);
            if (!answer.IsSuccessStatusCode) return null;
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
    }

    private static string? TextOf(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null } : null;
}

/// <param name="Subject">The provider's own name for the person, the same for ever.</param>
/// <param name="Mobile">A number the provider has verified; null where it tells none.</param>
public sealed record ExternalPerson(string Subject, string? Mobile);
