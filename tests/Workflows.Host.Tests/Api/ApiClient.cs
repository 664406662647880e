using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data.Identity;
using Workflows.Host.Identity;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>A program with an access token, as a system of another house would be one: no cookies, JSON in and out.</summary>
internal sealed class ApiClient(HttpClient http) : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public HttpClient Http => http;

    /// <summary>With a token of the person's; without scopes named, with all of them.</summary>
    public static async Task<ApiClient> OfAsync(TestHost host, string person, params string[] scopes) =>
        With(host, await TokenAsync(host, person, scopes));

    public static ApiClient With(TestHost host, string? token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(host.Address + "/api/v1/") };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(client);
    }

    public static async Task<string> TokenAsync(TestHost host, string person, string[] scopes, int days = 30)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(person);
        return (await scope.ServiceProvider.GetRequiredService<Workflows.Host.Identity.AccessTokens>()
            .IssueAsync(account!, "示例办公系统", scopes.Length == 0 ? AccessScopes.All : [.. scopes], days, Stop)).Token;
    }

    /// <summary>The answer of a request that has to succeed.</summary>
    public async Task<JsonNode> GetAsync(string address)
    {
        using var answer = await http.GetAsync(address, Stop);
        return await ReadAsync(answer, HttpStatusCode.OK);
    }

    /// <summary>The problem a request has to end in.</summary>
    public async Task<JsonNode> RefusedAsync(string address, HttpStatusCode status)
    {
        using var answer = await http.GetAsync(address, Stop);
        return await ProblemAsync(answer, status);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request, Stop);
    }

    /// <summary>The answer of a post that has to succeed.</summary>
    public async Task<JsonNode> PostAsync(string address, object? body, string? key = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await SendAsync(HttpMethod.Post, address, body, key);
        return await ReadAsync(answer, status);
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static async Task<JsonNode> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return await ReadAsync(answer, status);
    }

    public void Dispose() => http.Dispose();
}
