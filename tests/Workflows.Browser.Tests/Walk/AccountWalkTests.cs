using Workflows.Host.Demonstration;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>Wrong passwords, the devices somebody is signed in on, a new password, and an administrator who signs somebody out. At the desk and on the phone.</summary>
public sealed class AccountWalkTests(TestServer server, Chromium chromium)
{
    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task An_account_is_locked_seen_changed_and_signed_out(int width, bool isPhone)
    {
        var look = new Look($"accounts-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");

        var stranger = await town.AtAsync("05-20 09:00");
        for (var attempt = 0; attempt < 5; attempt++) await stranger.SignInAsync("zhou-ba", "wrong");
        await stranger.LookAsync("locked");
        Assert.Contains("请 1 分钟后再试", await stranger.WordsAsync(), StringComparison.Ordinal);

        var administrator = await town.AtAsync("05-20 09:00", "qin-guan");
        await (await administrator.GoAsync("/admin/accounts?q=周八")).LookAsync("accounts-locked");
        await administrator.PressAsync("解锁");
        Assert.Contains("已解锁", await administrator.WordsAsync(), StringComparison.Ordinal);

        var desk = await town.AtAsync("05-20 09:01", "zhou-ba");
        var other = await town.AtAsync("05-20 09:01", "zhou-ba");
        await (await desk.GoAsync("/account/sessions")).LookAsync("sessions");
        await (await desk.GoAsync("/account/password")).LookAsync("password");
        await desk.FillAsync("现在的密码", Federation.Password);
        await desk.FillAsync("新密码", "zhou-ba-2026");
        await desk.FillAsync("再输一遍新密码", "zhou-ba-2026");
        await desk.PressAsync("更改密码");
        await desk.LookAsync("password-refused");
        Assert.Contains("别人会先试它", await desk.WordsAsync(), StringComparison.Ordinal);

        await (await administrator.GoAsync("/admin/accounts?q=周八")).LookAsync("accounts");
        await administrator.PressAsync("全部退出");
        await administrator.LookAsync("accounts-ended");
        await other.GoAsync("/inbox");
        Assert.Contains("/account/sign-in", other.Page.Url, StringComparison.Ordinal);

        Assert.Empty(look.Faults);
    }
}
