using System.Net;
using Workflows.Host.Demonstration;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>Letting another system in and telling it of events: a token made and revoked, a webhook added, tried, paused. At the desk and on the phone.</summary>
public sealed class ProgramWalkTests(TestServer server, Chromium chromium)
{
    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task A_token_is_made_and_a_webhook_is_tried(int width, bool isPhone)
    {
        var look = new Look($"programs-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");

        var officer = await town.AtAsync("05-20 09:00", "zhou-ba");
        await (await officer.GoAsync("/me")).LookAsync("me");
        await (await officer.GoAsync("/account/access-tokens")).LookAsync("no-tokens");
        await officer.PressAsync("生成令牌");
        Assert.Contains("请至少选一项", await officer.WordsAsync(), StringComparison.Ordinal);
        await officer.LookAsync("token-refused");
        await officer.FillAsync("用在哪里", "示例办公系统");
        await officer.TickAsync("查看您看得到的办件");
        await officer.TickAsync("办理您的待办");
        await officer.FillAsync("您现在的密码", Federation.Password);
        await officer.PressAsync("生成令牌");
        await officer.LookAsync("token-made");
        Assert.Contains("只显示这一次", await officer.WordsAsync(), StringComparison.Ordinal);

        using var receiver = new HttpListener();
        var port = isPhone ? 18391 : 18367;
        receiver.Prefixes.Add($"http://127.0.0.1:{port}/");
        receiver.Start();
        var taken = Task.Run(async () =>
        {
            var context = await receiver.GetContextAsync();
            context.Response.StatusCode = 204;
            context.Response.Close();
        }, TestContext.Current.CancellationToken);
        var administrator = await town.AtAsync("05-20 09:05", "qin-guan");
        await (await administrator.GoAsync("/admin/access-tokens")).LookAsync("all-tokens");
        await (await administrator.GoAsync("/admin/webhooks")).LookAsync("no-webhooks");
        await administrator.FillAsync("推给谁", "示例办公系统");
        await administrator.FillAsync("对方接收的地址", $"http://127.0.0.1:{port}/");
        await administrator.TickAsync("有了新待办");
        await administrator.PressAsync("新增推送");
        await administrator.LookAsync("webhook-added");
        await administrator.FollowAsync("查看");
        await administrator.PressAsync("试推一次");
        await taken;
        await administrator.LookAsync("webhook-tried");
        Assert.Contains("对方收到了", await administrator.WordsAsync(), StringComparison.Ordinal);
        await administrator.PressAsync("暂停");
        await administrator.LookAsync("webhook-paused");

        await (await officer.GoAsync("/account/access-tokens")).PressAsync("作废");
        await officer.LookAsync("token-revoked");
        Assert.Contains("已作废", await officer.WordsAsync(), StringComparison.Ordinal);
        Assert.Empty(look.Faults);
    }
}
