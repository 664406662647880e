using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Demonstration;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Identity;

/// <summary>Sign-ins that last, seen and ended by the person, by an administrator, by time, and by changing the password.</summary>
public sealed class SessionTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_sees_their_devices_and_ends_one_which_is_over_on_every_host_at_once()
    {
        await using var other = await host.AnotherAsync();
        using var desk = await host.SignedInAsync("sun-qi");
        using var phone = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(other.Urls.First()) };
        phone.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0");
        await TestHost.SignInAsync(phone, "sun-qi");

        var page = await desk.ReadAsync("/account/sessions");
        var rows = page.QuerySelectorAll(".logins li");
        Assert.Equal(2, rows.Length);
        var row = rows.Single(r => r.TextContent.Contains("WeChat · Android", StringComparison.Ordinal));
        var id = row.QuerySelector("input[name=id]")!.GetAttribute("value")!;
        await desk.SendAsync("/account/sessions", "/account/sessions?handler=End", ("id", id));

        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/inbox", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/inbox", Ct)).StatusCode);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else_by_its_number()
    {
        using var victim = await host.SignedInAsync("he-yi");
        using var other = await host.SignedInAsync("lu-er");
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        var id = await data.Sessions.OrderByDescending(s => s.BeganAt).Join(data.Users.Where(u => u.PersonId == "he-yi"), s => s.AccountId, u => u.Id, (s, u) => s.Id).FirstAsync(Ct);
        await other.SendAsync("/account/sessions", "/account/sessions?handler=End", ("id", id.ToString()));

        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync("/inbox", Ct)).StatusCode);
    }

    [Fact]
    public async Task Unused_for_two_hours_it_is_over_and_used_it_lasts_twelve()
    {
        using var left = await host.SignedInAsync("shi-san");
        using var used = await host.SignedInAsync("zheng-shi");
        for (var hour = 1; hour <= 11; hour++)
        {
            host.Clock.Move(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await used.GetAsync("/inbox", Ct)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await left.GetAsync("/inbox", Ct)).StatusCode);
        host.Clock.Move(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Redirect, (await used.GetAsync("/inbox", Ct)).StatusCode);
    }

    [Fact]
    public async Task An_administrator_signs_somebody_out_everywhere()
    {
        using var one = await host.SignedInAsync("li-si");
        using var two = await host.SignedInAsync("li-si");
        using var administrator = await host.SignedInAsync("qin-guan");
        var page = await administrator.ReadAsync("/admin/accounts?q=李四");
        var id = page.QuerySelector("form[action*=EndAll] input[name=id]")!.GetAttribute("value")!;
        await administrator.SendAsync("/admin/accounts?q=李四", "/admin/accounts?handler=EndAll", ("id", id));

        Assert.Equal(HttpStatusCode.Redirect, (await one.GetAsync("/inbox", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await two.GetAsync("/inbox", Ct)).StatusCode);
        Assert.Contains("li-si", (await administrator.ReadAsync("/admin/accounts?q=李四")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_keeps_this_one()
    {
        using var here = await host.SignedInAsync("jin-si");
        using var there = await host.SignedInAsync("jin-si");
        var weak = await (await here.SendAsync("/account/password", "/account/password", ("CurrentPassword", Federation.Password), ("NewPassword", "password123"), ("NewPasswordAgain", "password123"))).PageAsync();
        Assert.Contains("很多人在用", weak.Body!.TextContent, StringComparison.Ordinal);
        var wrong = await (await here.SendAsync("/account/password", "/account/password", ("CurrentPassword", "not mine"), ("NewPassword", "a long new sentence"), ("NewPasswordAgain", "a long new sentence"))).PageAsync();
        Assert.Contains("现在的密码不对", wrong.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/inbox", Ct)).StatusCode);

        var done = await (await here.SendAsync("/account/password", "/account/password", ("CurrentPassword", Federation.Password), ("NewPassword", "a long new sentence"), ("NewPasswordAgain", "a long new sentence"))).PageAsync();
        Assert.Contains("密码已更改", done.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/inbox", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/inbox", Ct)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_so_that_a_copied_cookie_is_worth_nothing()
    {
        using var client = host.Client();
        var answer = await client.SendAsync("/account/sign-in", "/account/sign-in", ("Name", "hua-san"), ("Password", Federation.Password));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("person=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = client.BaseAddress };
        thief.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/inbox", Ct)).StatusCode);

        await client.SendAsync("/preferences", "/account/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/inbox", Ct)).StatusCode);
    }
}
