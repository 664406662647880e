using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflows.Data;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Members;

/// <summary>Signing in by OAuth 2, WeCom and DingTalk against a provider made here, which answers as theirs are documented to.</summary>
public sealed class ExternalSignInTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain", "OAuth2", "13900000031", "worker-31")]
    [InlineData("ding", "DingTalk", "13900000032", "worker-32")]
    public async Task A_member_whose_mobile_the_provider_vouches_for_is_activated_and_signed_in_again_by_the_link(string name, string kind, string mobile, string person)
    {
        await using var provider = await Provider.StartAsync(mobile);
        await SetMobileAsync(person, mobile);
        await using var app = await host.AnotherAsync(provider.Settings(name, kind));
        for (var i = 0; i < 2; i++)
        {
            using var browser = Browser(app);
            Assert.Equal("/", await provider.WalkAsync(browser, name));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/my", Ct)).StatusCode);
        }
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        Assert.Equal(1, await data.Users.CountAsync(a => a.PersonId == person, Ct));
        Assert.Equal(2, await data.SystemJournal.CountAsync(r => r.Kind == "signedIn" && r.ActorId == person, Ct));
    }

    [Fact]
    public async Task WeCom_tells_no_mobile_so_the_account_is_linked_by_whoever_is_signed_in_to_it()
    {
        await using var provider = await Provider.StartAsync("");
        await using var app = await host.AnotherAsync(provider.Settings("wecom", "WeCom"));
        using var stranger = Browser(app);
        Assert.Contains("还没有关联会员", await provider.WalkAsync(stranger, "wecom"), StringComparison.Ordinal);

        using var member = await TestHost.SignInAsync(Browser(app), "zhou-ba");
        Assert.Equal("/me", await provider.WalkAsync(member, "wecom"));
        Assert.Equal("/", await provider.WalkAsync(stranger, "wecom"));
        Assert.Contains("示例·周八", await stranger.GetStringAsync("/me", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_counts_only_in_the_browser_that_was_sent_there_and_once()
    {
        await using var provider = await Provider.StartAsync("13900000039");
        await using var app = await host.AnotherAsync(provider.Settings("once", "OAuth2"));
        using var victim = Browser(app);
        using var attacker = Browser(app);
        var back = await provider.LeadAsync(attacker, "once");
        Assert.Contains("已经过期", await victim.GetStringAsync(back, Ct), StringComparison.Ordinal);
        Assert.Contains("已经过期", await attacker.GetStringAsync(back[..^3] + "xyz", Ct), StringComparison.Ordinal);
        Assert.Contains("已经过期", await attacker.GetStringAsync(back, Ct), StringComparison.Ordinal);
    }

    private static HttpClient Browser(WebApplication app) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.First()) };

    private async Task SetMobileAsync(string person, string mobile)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        var now = host.Clock.GetUtcNow().AddDays(-1);
        if (await data.Persons.SingleOrDefaultAsync(p => p.Id == person, Ct) is { } known) known.Mobile = mobile;
        else
        {
            data.Add(new Data.Organization.PersonRow { Id = person, Name = "示例·" + person, Mobile = mobile, ValidFrom = now });
            data.Add(new Data.Organization.PostRow { Post = "member", UnitId = "e1", PersonId = person, ValidFrom = now });
        }
        await data.SaveChangesAsync(Ct);
    }

    /// <summary>Where people sign in elsewhere: checks what a provider has to check, and speaks the three ways.</summary>
    private sealed class Provider(WebApplication app) : IAsyncDisposable
    {
        private const string Id = "union", Secret = "provider-secret";
        private readonly Dictionary<string, string> _challenges = new(StringComparer.Ordinal);

        private string Address => app.Urls.First();

        public static async Task<Provider> StartAsync(string mobile)
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var provider = new Provider(builder.Build());
            provider.Map(mobile);
            await provider.StartAppAsync();
            return provider;
        }

        public Dictionary<string, string?> Settings(string name, string kind) => new()
        {
            ["SignIn:External:0:Name"] = name, ["SignIn:External:0:Label"] = "示例平台", ["SignIn:External:0:Kind"] = kind, ["SignIn:External:0:ClientId"] = Id, ["SignIn:External:0:ClientSecret"] = Secret, ["SignIn:External:0:AgentId"] = "7",
            ["SignIn:External:0:AuthorizeUrl"] = Address + "/authorize", ["SignIn:External:0:TokenUrl"] = Address + "/token", ["SignIn:External:0:UserUrl"] = Address + "/user", ["SignIn:External:0:MobileField"] = kind == "WeCom" ? "" : "mobile",
        };

        /// <summary>Goes there and comes back; where the browser is led to, or the words of the page.</summary>
        public async Task<string> WalkAsync(HttpClient browser, string name)
        {
            using var answer = await browser.GetAsync(await LeadAsync(browser, name), Ct);
            return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.ToString() : await answer.Content.ReadAsStringAsync(Ct);
        }

        /// <summary>The address on our side to which the provider sends the browser back.</summary>
        public async Task<string> LeadAsync(HttpClient browser, string name)
        {
            using var there = await browser.GetAsync("/account/external/" + name, Ct);
            Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
            var asked = QueryHelpers.ParseQuery(there.Headers.Location!.Query);
            Assert.Equal(Id, asked.TryGetValue("client_id", out var id) ? id.ToString() : asked["appid"].ToString());
            var code = Guid.NewGuid().ToString("N");
            if (asked.TryGetValue("code_challenge", out var challenge)) _challenges[code] = challenge.ToString();
            Assert.EndsWith($"/account/external/{name}/back", asked["redirect_uri"].ToString(), StringComparison.Ordinal);
            return $"/account/external/{name}/back?code={code}&state={asked["state"]}";
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task StartAppAsync() => app.StartAsync();

        private void Map(string mobile)
        {
            app.MapPost("/token", async (HttpRequest request) =>
            {
                if (request.HasFormContentType)
                {
                    var form = await request.ReadFormAsync();
                    return form["client_secret"] == Secret && _challenges.Remove(form["code"].ToString(), out var challenge)
                        && challenge == WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
                        ? Results.Json(new { access_token = "token", token_type = "bearer" }) : Results.BadRequest();
                }
                var body = await request.ReadFromJsonAsync<Dictionary<string, string>>();
                return body!["clientSecret"] == Secret && body["grantType"] == "authorization_code" ? Results.Json(new { accessToken = "token" }) : Results.BadRequest();
            });
            app.MapGet("/token", (string corpid, string corpsecret) => corpid == Id && corpsecret == Secret ? Results.Json(new { errcode = 0, access_token = "token" }) : Results.Json(new { errcode = 40001 }));
            app.MapGet("/user", (HttpRequest request) =>
                request.Headers.Authorization == "Bearer token" ? Results.Json(new { sub = "s-" + mobile, mobile })
                : request.Headers["x-acs-dingtalk-access-token"] == "token" ? Results.Json(new { unionId = "u-" + mobile, nick = "示例", mobile })
                : request.Query["access_token"] == "token" && request.Query["code"].ToString().Length > 0 ? Results.Json(new { errcode = 0, userid = "w-1" })
                : Results.Unauthorized());
        }
    }
}
