using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Demonstration;
using Workflows.Host.Identity;
using Workflows.Host.Tests.Admin;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>Tokens for programs: made and revoked on pages, good for no more than their person and their scopes, written down.</summary>
public sealed class AccessTokenTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_made_with_the_password_shown_once_and_ended_by_its_owner()
    {
        var desk = await Desk.OfAsync(host, "wang-wu");
        var page = await desk.OpenAsync("/account/access-tokens");
        var refused = await desk.SendAsync(page, "form[action='/account/access-tokens']", new Dictionary<string, string?> { ["Name"] = "示例办公系统", ["Scopes"] = "cases:read", ["Password"] = "not the password" });
        Assert.Contains("密码不对", refused.Words(), StringComparison.Ordinal);
        Assert.Equal("示例办公系统", refused.QuerySelector("#name")!.GetAttribute("value"));

        var made = await desk.SendAsync(page, "form[action='/account/access-tokens']", new Dictionary<string, string?> { ["Name"] = "示例办公系统", ["Scopes"] = "cases:read", ["Password"] = Federation.Password });
        var token = made.QuerySelector("#issued").Words();
        Assert.StartsWith(AccessToken.Prefix, token, StringComparison.Ordinal);
        using var program = ApiClient.With(host, token);
        var me = await program.GetAsync("me");
        Assert.Equal("wang-wu", (string?)me["person"]!["id"]);
        Assert.Equal("示例办公系统", (string?)me["token"]);
        Assert.Equal(["cases:read"], me["scopes"]!.AsArray().Select(s => (string?)s));

        var later = await desk.OpenAsync("/account/access-tokens");
        Assert.DoesNotContain(token, later.Source.Text, StringComparison.Ordinal);
        Assert.Contains(token[..8], later.Words(), StringComparison.Ordinal);
        await desk.SendAsync(later, "form[action$='handler=End']", new Dictionary<string, string?>());
        await program.RefusedAsync("me", HttpStatusCode.Unauthorized);
        Assert.Equal(["accessTokenIssued", "accessTokenNewAddress", "accessTokenEnded"], await JournalledAsync("wang-wu", token));
    }

    [Fact]
    public async Task An_administrator_sees_every_token_and_revokes_any_at_once()
    {
        var token = await ApiClient.TokenAsync(host, "zheng-shi", []);
        using var program = ApiClient.With(host, token);
        await program.GetAsync("tasks");
        var desk = await Desk.OfAsync(host, AdminReader.Administrator);
        var page = await desk.OpenAsync("/admin/access-tokens");
        var row = page.QuerySelectorAll(".logins li").Single(li => li.TextContent.Contains(token[..8], StringComparison.Ordinal));
        Assert.Contains("示例·郑十", row.Words(), StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", row.Words(), StringComparison.Ordinal);
        var id = row.QuerySelector("input[name=id]")!.GetAttribute("value");
        await desk.SendAsync(page, "form[action$='handler=End']", new Dictionary<string, string?> { ["id"] = id });

        await program.RefusedAsync("tasks", HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.Forbidden, await (await Desk.OfAsync(host, "li-si")).StatusAsync("/admin/access-tokens"));
    }

    [Fact]
    public async Task Only_a_living_token_is_a_way_in_and_cookies_are_none()
    {
        using var nobody = ApiClient.With(host, null);
        var problem = await nobody.RefusedAsync("me", HttpStatusCode.Unauthorized);
        Assert.Contains("Authorization: Bearer", (string?)problem["detail"], StringComparison.Ordinal);
        using var wrong = ApiClient.With(host, AccessToken.New());
        await wrong.RefusedAsync("me", HttpStatusCode.Unauthorized);
        using var over = ApiClient.With(host, await ApiClient.TokenAsync(host, "li-si", [], days: 0));
        await over.RefusedAsync("me", HttpStatusCode.Unauthorized);

        using var browser = await host.SignedInAsync("li-si");
        using var answer = await browser.GetAsync("/api/v1/me", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        using var page = new HttpRequestMessage(HttpMethod.Get, host.Address + "/inbox") { Headers = { { "Authorization", "Bearer " + await ApiClient.TokenAsync(host, "li-si", []) } } };
        using var pageAnswer = await nobody.Http.SendAsync(page, Stop);
        Assert.Equal(HttpStatusCode.Redirect, pageAnswer.StatusCode);
    }

    [Fact]
    public async Task What_a_token_was_not_issued_for_is_refused_in_the_reader_s_language()
    {
        using var program = await ApiClient.OfAsync(host, "li-si", AccessScopes.ReadTasks);
        program.Http.DefaultRequestHeaders.Add("Accept-Language", "en");
        var problem = await program.RefusedAsync("cases", HttpStatusCode.Forbidden);
        Assert.Equal("This token does not have the scope cases:read.", (string?)problem["detail"]);
        Assert.Equal("api.scopeMissing", (string?)problem["code"]);
        await program.GetAsync("tasks");
        await program.RefusedAsync("nothing", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_token_is_good_for_no_more_than_its_person_is_now()
    {
        using var program = await ApiClient.OfAsync(host, "sun-qi");
        Assert.Contains("staff", (await program.GetAsync("me"))["roles"]!.AsArray().Select(r => (string?)r));
        await using var scope = host.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        var now = host.Clock.GetUtcNow();
        await data.Posts.Where(p => p.PersonId == "sun-qi").ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidTo, now), Stop);
        Assert.DoesNotContain("staff", (await program.GetAsync("me"))["roles"]!.AsArray().Select(r => (string?)r));
        await data.Posts.Where(p => p.PersonId == "sun-qi").ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidTo, (DateTimeOffset?)null), Stop);

        await data.Users.Where(u => u.PersonId == "sun-qi").ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, DateTimeOffset.MaxValue), Stop);
        await program.RefusedAsync("me", HttpStatusCode.Unauthorized);
        await data.Users.Where(u => u.PersonId == "sun-qi").ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null), Stop);
        await program.GetAsync("me");
    }

    [Fact]
    public async Task Only_so_many_requests_a_minute_each_token_by_itself()
    {
        await using var small = await host.AnotherAsync(new() { ["RateLimits:Api:Permits"] = "2" });
        using var one = new HttpClient { BaseAddress = new Uri(small.Urls.First()) };
        one.DefaultRequestHeaders.Authorization = new("Bearer", await ApiClient.TokenAsync(host, "li-si", []));
        for (var n = 0; n < 2; n++) Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/api/v1/me", Stop)).StatusCode);
        using var third = await one.GetAsync("/api/v1/me", Stop);
        var problem = await ApiClient.ProblemAsync(third, HttpStatusCode.TooManyRequests);
        Assert.Equal("api.tooMany", (string?)problem["code"]);
        Assert.True(third.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        one.DefaultRequestHeaders.Authorization = new("Bearer", await ApiClient.TokenAsync(host, "li-si", []));
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/api/v1/me", Stop)).StatusCode);
    }

    [Fact]
    public void Every_door_of_the_api_names_its_scope()
    {
        var open = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true && e.Metadata.GetMetadata<AccessScopeAttribute>() is null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Order(StringComparer.Ordinal);
        Assert.Equal(["api/v1/me", "api/v1/openapi.json"], open);
    }

    /// <summary>The kinds of entries that name the token, in order.</summary>
    private async Task<string[]> JournalledAsync(string person, string token)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<WorkflowsContext>().SystemJournal.Where(r => r.ActorId == person && r.Kind.StartsWith("accessToken"))
            .OrderBy(r => r.Seq).ToListAsync(Stop);
        return [.. rows.Where(r => (string?)JsonNode.Parse(Encoding.UTF8.GetString(r.Bytes))!["details"]!["token"] == token[..8]).Select(r => r.Kind)];
    }
}
