using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>A department is asked from outside: invited at the desk, let in by link and code, signs by a fresh code, and the case goes on. On both screens.</summary>
public sealed partial class GuestWalkTests(TestServer server, Chromium chromium)
{
    private const string Subject = "示例办法征求意见";

    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task A_department_is_invited_answers_and_the_case_goes_on(int width, bool isPhone)
    {
        var look = new Look($"guest-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        await town.Host.Services.GetRequiredService<Deployments>().ReleaseAsync(GuestProcess.Name, GuestProcess.Files, "qin-guan", TestContext.Current.CancellationToken);

        var officer = await town.AtAsync("05-20 09:00", "zheng-shi");
        await officer.GoAsync("/start");
        await officer.FollowAsync("示例征求意见");
        await officer.FillAsync("事由", Subject);
        await officer.FillAsync("征求意见稿", "请对食堂补贴标准提出意见。");
        await officer.SubmitAsync();
        await officer.FollowAsync("看整个办件");
        await officer.LookAsync("waits");
        await officer.FollowAsync("外部人员");
        await officer.LookAsync("invite");
        await officer.Page.GetByLabel("被征求意见的部门").CheckAsync();
        await officer.FillAsync("姓名", "示例·局长");
        await officer.FillAsync("所在单位", "示例局");
        await officer.FillAsync("邮箱", "office@bureau.example");
        await officer.SendAsync("发出邀请");
        await officer.LookAsync("invited");

        var link = Link().Match((await town.MailsAsync("office"))[0].Text).Value;
        var guest = await town.AtAsync("05-20 10:00");
        await (await guest.GoAsync(link)).LookAsync("door");
        await guest.SendAsync("发送验证码");
        await guest.LookAsync("code");
        await guest.Page.GetByLabel("验证码").FillAsync(await CodeAsync(town));
        await guest.SendAsync("进入");
        await guest.LookAsync("case");
        await guest.FillAsync("答复意见", "没有不同意见，建议明确发放时间。");
        await guest.SendAsync("填好了，发验证码签名");
        await guest.LookAsync("sign");
        await guest.Page.GetByLabel("验证码").FillAsync(await CodeAsync(town));
        await guest.SendAsync("签名并提交");
        await guest.LookAsync("signed");
        Assert.Contains("已收到，谢谢", await guest.WordsAsync(), StringComparison.Ordinal);

        officer = await town.AtAsync("05-20 11:00", "zheng-shi");
        await officer.GoAsync("/inbox/started");
        await officer.FollowAsync(Subject);
        await officer.LookAsync("record");
        Assert.Contains("用验证码签名", await officer.WordsAsync(), StringComparison.Ordinal);
        await officer.FollowAsync("外部人员");
        await officer.LookAsync("entered");
        Assert.Empty(look.Faults);
    }

    /// <summary>The newest code that was sent to the guest.</summary>
    private static async Task<string> CodeAsync(Town town) =>
        (await town.MailsAsync("office")).Select(m => Code().Match(m.Text)).First(m => m.Success).Groups[1].Value;

    [GeneratedRegex("/g/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();

    [GeneratedRegex("验证码：([0-9]{6})")]
    private static partial Regex Code();
}
