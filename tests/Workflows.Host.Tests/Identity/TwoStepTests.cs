using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Audit;
using Workflows.Host.Demonstration;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Identity;

/// <summary>The second step of signing in: what counts, what locks, what opens twice and what is written down.</summary>
public sealed class TwoStepTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_opens_once_and_a_recovery_code_once()
    {
        var (secret, recovery) = await SwitchedOnAsync("kong-shen");
        var code = Authenticator.CodeOf(secret, DateTimeOffset.UtcNow.AddSeconds(30));
        Assert.Equal("/", await AnswerAsync(await HalfInAsync("kong-shen"), code));
        Assert.Contains("验证码不对", await AnswerAsync(await HalfInAsync("kong-shen"), code), StringComparison.Ordinal);

        Assert.Equal("/", await AnswerAsync(await HalfInAsync("kong-shen"), recovery));
        Assert.Contains("验证码不对", await AnswerAsync(await HalfInAsync("kong-shen"), recovery), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_code_typed_twice_at_once_opens_one_door()
    {
        var (secret, _) = await SwitchedOnAsync("xu-he");
        var code = Authenticator.CodeOf(secret, DateTimeOffset.UtcNow.AddSeconds(30));
        var halves = new[] { await HalfInAsync("xu-he"), await HalfInAsync("xu-he"), await HalfInAsync("xu-he") };
        var answers = await Task.WhenAll(halves.Select(half => AnswerAsync(half, code)));
        Assert.Single(answers, "/");
    }

    [Fact]
    public async Task Wrong_codes_lock_like_wrong_passwords_and_a_right_password_neither_counts_nor_forgives()
    {
        var (secret, _) = await SwitchedOnAsync("qin-guan");
        for (var attempt = 0; attempt < 4; attempt++) Assert.Contains("账号或密码不对", await PasswordAsync(host.Client(), "qin-guan", "wrong"), StringComparison.Ordinal);

        // The right password is the fifth attempt: it does not lock, and the code after it may be typed.
        var half = await HalfInAsync("qin-guan");
        Assert.Contains("请 1 分钟后再试", await AnswerAsync(half, "000000"), StringComparison.Ordinal);
        Assert.Contains("请 1 分钟后再试", await AnswerAsync(half, Authenticator.CodeOf(secret, DateTimeOffset.UtcNow.AddSeconds(30))), StringComparison.Ordinal);
        host.Clock.Move(TimeSpan.FromSeconds(61));
        half = await HalfInAsync("qin-guan");
        Assert.Contains("请 2 分钟后再试", await AnswerAsync(half, "000000"), StringComparison.Ordinal);
        host.Clock.Move(TimeSpan.FromSeconds(121));
        Assert.Equal("/", await AnswerAsync(await HalfInAsync("qin-guan"), Authenticator.CodeOf(secret, DateTimeOffset.UtcNow.AddSeconds(30))));

        await host.Services.GetRequiredService<JournalNotes>().FlushAsync(Ct);
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        var locked = (await data.SystemJournal.Where(r => r.Kind == "signInLocked").ToListAsync(Ct)).Select(r => System.Text.Encoding.UTF8.GetString(r.Bytes));
        Assert.Contains(locked, e => e.Contains("\"step\":\"code\"", StringComparison.Ordinal) && e.Contains("\"person\":\"qin-guan\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_step_is_taken_away_only_with_the_password_and_that_is_written_down()
    {
        await SwitchedOnAsync("zhou-ba");
        using var half = await HalfInAsync("zhou-ba");
        Assert.Equal(HttpStatusCode.Redirect, (await half.GetAsync("/account/two-step", Ct)).StatusCode);

        using var desk = Desk!;
        Assert.Contains("现在的密码不对", await SaidAsync(await desk.SendAsync("/account/two-step", "/account/two-step?handler=Again", ("Password", "wrong"))), StringComparison.Ordinal);
        Assert.Contains("两步登录已经打开", await desk.GetStringAsync("/account/two-step", Ct), StringComparison.Ordinal);
        await desk.SendAsync("/account/two-step", "/account/two-step?handler=Again", ("Password", Federation.Password));
        Assert.DoesNotContain("两步登录已经打开", await desk.GetStringAsync("/account/two-step", Ct), StringComparison.Ordinal);
        Assert.Equal("/", await PasswordAsync(host.Client(), "zhou-ba", Federation.Password));

        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        Assert.Equal(["secondStepOn", "secondStepOff"], await data.SystemJournal.Where(r => r.ActorId == "zhou-ba" && r.Kind.StartsWith("secondStep")).OrderBy(r => r.Seq).Select(r => r.Kind).ToListAsync(Ct));
    }

    /// <summary>The browser the step was switched on in; still signed in.</summary>
    private HttpClient? Desk { get; set; }

    /// <summary>The secret of the app and one recovery code.</summary>
    private async Task<(string Secret, string Recovery)> SwitchedOnAsync(string person)
    {
        Desk = await host.SignedInAsync(person);
        var secret = Regex.Match(await Desk.GetStringAsync("/account/two-step", Ct), "<code class=\"secret\">([^<]+)<").Groups[1].Value;
        var said = await SaidAsync(await Desk.SendAsync("/account/two-step", "/account/two-step", ("Code", Authenticator.CodeOf(secret, DateTimeOffset.UtcNow))));
        return (secret, Regex.Match(said, "<li><code>([^<]+)</code>").Groups[1].Value);
    }

    /// <summary>A browser in which the right password was typed, and no code yet.</summary>
    private async Task<HttpClient> HalfInAsync(string person)
    {
        var client = host.Client();
        Assert.StartsWith("/account/code", await PasswordAsync(client, person, Federation.Password), StringComparison.Ordinal);
        return client;
    }

    private static async Task<string> PasswordAsync(HttpClient client, string person, string password) =>
        await WhereOrSaidAsync(await client.SendAsync("/account/sign-in", "/account/sign-in", ("Name", person), ("Password", password)));

    private static async Task<string> AnswerAsync(HttpClient half, string code) =>
        await WhereOrSaidAsync(await half.SendAsync("/account/code", "/account/code", ("Code", code)));

    private static async Task<string> WhereOrSaidAsync(HttpResponseMessage answer) => answer.Headers.Location?.OriginalString ?? await SaidAsync(answer);

    private static Task<string> SaidAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Ct);
}
