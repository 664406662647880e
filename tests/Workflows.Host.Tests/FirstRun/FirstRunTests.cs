using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflows.Data;
using Workflows.Definitions.RulePacks;
using Workflows.Host.FirstRun;
using Workflows.Host.Installation;
using Workflows.Host.Rules;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.FirstRun;

/// <summary>The assistant from the code on the console to the first sign-in, on a host without the demonstration.</summary>
public sealed class FirstRunTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Password = "一句只有我知道的话 2026";
    private readonly string _folder = Directory.CreateTempSubdirectory("union-workflows-first-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_installation_is_set_up_step_by_step_and_the_assistant_closes_for_ever()
    {
        await using (var host = await StartAsync())
        {
            await using (var scope = host.Services.CreateAsyncScope())
                Assert.Contains(await scope.ServiceProvider.GetRequiredService<Host.Doctor.Doctor>().ExamineAsync(Cancel), f => f.Words.Key == "doctor.firstRun");
            using var client = ClientOf(host);
            Assert.Equal("/first-run", (await client.GetAsync("/inbox", Cancel)).Headers.Location!.OriginalString);
            Assert.Equal("/first-run", (await client.GetAsync("/first-run/union", Cancel)).Headers.Location!.OriginalString);
            Assert.Contains("代码不对", await SaidAsync(await PostAsync(client, "/first-run", ("Code", "00000-00000"))), StringComparison.Ordinal);
            await GoesAsync("/first-run/union", PostAsync(client, "/first-run", ("Code", host.Services.GetRequiredService<FirstRunCode>().Present.ToUpperInvariant())));

            Assert.Equal("/first-run/union", (await client.GetAsync("/first-run/mail", Cancel)).Headers.Location!.OriginalString);
            Assert.Contains("请填写工会名称", await SaidAsync(await PostAsync(client, "/first-run/union", ("Name", ""), ("EnglishName", "Kept"), ("Level", "street"), ("Region", "cn"), ("Zone", "Asia/Shanghai"))), StringComparison.Ordinal);
            await GoesAsync("/first-run/administrator", PostAsync(client, "/first-run/union",
                ("Name", "示例街道总工会"), ("EnglishName", "Example Street Federation"), ("Level", "street"), ("Region", "cn-guangdong"), ("Zone", "Asia/Urumqi")));
            Assert.Contains("密码至少要", await SaidAsync(await PostAsync(client, "/first-run/administrator",
                ("Name", "示例·管理"), ("Account", "guanli"), ("Password", "short"), ("Again", "short"))), StringComparison.Ordinal);
            await GoesAsync("/first-run/second-step", PostAsync(client, "/first-run/administrator",
                ("Name", "示例·管理"), ("Email", "guanli@union.example"), ("Account", "guanli"), ("Password", Password), ("Again", Password)));

            Assert.Contains("两步登录", await SaidAsync(await PostAsync(client, "/first-run/finish")), StringComparison.Ordinal);
            Assert.Contains("数字不对", await SaidAsync(await PostAsync(client, "/first-run/second-step", ("Code", "000000"))), StringComparison.Ordinal);
            Secret = Regex.Match(await client.GetStringAsync("/first-run/second-step", Cancel), "<code class=\"secret\">([^<]+)<").Groups[1].Value;
            var codes = Regex.Matches(await SaidAsync(await PostAsync(client, "/first-run/second-step", ("Code", Authenticator.CodeOf(Secret, DateTimeOffset.UtcNow)))), "<li><code>([^<]+)</code>");
            Assert.Equal(10, codes.Count);

            await GoesAsync("/first-run/years", PostAsync(client, "/first-run/mail?handler=Postpone", ("Form.PublicUrl", "https://banjian.union.example")));
            await GoesAsync("/first-run/people", PostAsync(client, "/first-run/years"));
            await GoesAsync("/first-run/rules", PostAsync(client, "/first-run/people"));
            await GoesAsync("/admin/rules/confirm?Show=open", PostAsync(client, "/admin/rules/confirm?handler=Confirm&Show=open", ("Chosen", "T-01.approval"), ("Document", "示工发〔2026〕1号")));
            await GoesAsync("/first-run/finish", PostAsync(client, "/first-run/rules"));
            await GoesAsync("/first-run/done", PostAsync(client, "/first-run/finish"));
            await RequireDecisionAsync(host);
        }

        await using var after = await StartAsync();
        using var reader = ClientOf(after);
        var installation = after.Services.GetRequiredService<InstallationInfo>();
        Assert.Equal(("示例街道总工会", "Asia/Urumqi", true), (installation.UnionName, installation.Zone.Id, installation.IsSetUp));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/first-run", Cancel)).StatusCode);
        Assert.StartsWith("/account/code", (await PostAsync(reader, "/account/sign-in", ("Name", "guanli"), ("Password", Password))).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("验证码不对", await SaidAsync(await PostAsync(reader, "/account/code", ("Code", "000000"))), StringComparison.Ordinal);
        await GoesAsync("/", PostAsync(reader, "/account/code", ("Code", Authenticator.CodeOf(Secret, DateTimeOffset.UtcNow.AddSeconds(30)))));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/admin/doctor", Cancel)).StatusCode);
        await RequireWrappedAsync(after);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Secret { get; set; } = "";

    /// <summary>A confirmed rule stands in the union's own pack, blocks, and is in the system journal.</summary>
    private static async Task RequireDecisionAsync(WebApplication host)
    {
        var pack = await host.Services.GetRequiredService<OwnRules>().InForceAsync(Cancel);
        var rule = pack!.Get("T-01.approval", new DateOnly(2026, 6, 18));
        Assert.Equal([OwnRules.PackId, "cn-guangdong", "cn"], pack.Lineage.Select(p => p.Id));
        Assert.Equal((Confidence.Uncertain, true, "示工发〔2026〕1号"), (rule.Confidence, rule.Blocks, rule.Decision!.Document));
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Cancel);
        Assert.Equal(1, await data.SystemJournal.CountAsync(j => j.Kind == "rulesDecided", Cancel));
    }

    /// <summary>The secret of the second step stands nowhere in clear.</summary>
    private async Task RequireWrappedAsync(WebApplication host)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Cancel);
        var kept = await data.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().Select(t => t.Value).ToListAsync(Cancel);
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, value => value!.Contains(Secret.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Workflows.Host", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["DataFolder"] = _folder });
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        var prepared = await Preparation.PrepareAsync(database.ConnectionString, builder, TimeProvider.System, demonstrate: false, Cancel);
        var app = UnionHost.Build(builder, database.ConnectionString, prepared.Installation);
        await app.StartAsync(Cancel);
        return app;
    }

    private static HttpClient ClientOf(WebApplication host) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new Uri(host.Urls.First()) };

    /// <summary>Posts what a browser would: the guard of the page's form with it.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(address.Split("?handler")[0], Cancel);
        return await client.PostAsync(address, new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create(TestHost.TokenName, TestHost.TokenOf(page))]), Cancel);
    }

    private static async Task GoesAsync(string address, Task<HttpResponseMessage> answer) =>
        Assert.Equal(address, (await answer).Headers.Location?.OriginalString ?? await (await answer).Content.ReadAsStringAsync(Cancel));

    private static async Task<string> SaidAsync(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(Cancel);
}
