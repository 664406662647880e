using Microsoft.Extensions.DependencyInjection;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>A member's way: the slip an administrator prints, activation on the phone, the own space; and the receipt of somebody without an account.</summary>
public sealed class MemberWalkTests(TestServer server, Chromium chromium)
{
    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task A_member_activates_with_a_slip_and_sees_their_own_space(int width, bool isPhone)
    {
        var look = new Look($"member-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        var administrator = await town.AtAsync("05-20 09:00", "qin-guan");
        await (await administrator.GoAsync("/admin/members")).LookAsync("units");
        await administrator.GoAsync("/admin/members/e3");
        await administrator.LookAsync("unit");
        await administrator.SendAsync("生成并打印");
        await administrator.LookAsync("slips");
        var code = await administrator.Page.Locator(".slip-code").First.InnerTextAsync();

        var member = await town.AtAsync("05-20 10:00");
        await (await member.GoAsync("/activate")).LookAsync("activate");
        await member.FillAsync("激活码（16 位）", code.ToLowerInvariant());
        await member.SendAsync("下一步");
        await member.FillAsync("登录名", "shifan-member");
        await member.FillAsync("新密码", "梧桐树下的自行车");
        await member.FillAsync("再输一遍", "梧桐树下的自行车");
        await member.LookAsync("choose");
        await member.SendAsync("激活并登录");
        await member.LookAsync("my");
        Assert.Contains("我的办件", await member.WordsAsync(), StringComparison.Ordinal);
        await (await member.GoAsync("/start")).LookAsync("apply");
        await (await member.GoAsync("/notices")).LookAsync("notices");

        var officer = await town.AtAsync("05-20 11:00", "zheng-shi");
        await officer.GoAsync("/recoveries");
        await officer.FillAsync("姓名或手机号", "示例");
        await officer.SendAsync("查找");
        await officer.LookAsync("recovery");
        await officer.Page.Locator("input[name=Member]").First.CheckAsync();
        await officer.FillAsync("怎样核对的本人", "看了身份证原件，与登记一致");
        await officer.SendAsync("提出，请另一人确认");
        await officer.LookAsync("asked");
        var second = await town.AtAsync("05-20 12:00", "zhou-ba");
        await second.GoAsync("/recoveries");
        await second.LookAsync("confirm");
        await second.SendAsync("我已再次核对本人，确认");
        await second.LookAsync("confirmed");
        Assert.Empty(look.Faults);
    }

    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task A_receipt_on_paper_leads_to_how_the_case_stands(int width, bool isPhone)
    {
        var look = new Look($"receipt-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        await town.Host.Services.GetRequiredService<Deployments>().ReleaseAsync(GuestProcess.Name, GuestProcess.Files, "qin-guan", TestContext.Current.CancellationToken);
        var officer = await town.AtAsync("05-20 09:00", "zheng-shi");
        await officer.GoAsync("/start");
        await officer.FollowAsync("示例征求意见");
        await officer.FillAsync("事由", "示例食堂补贴");
        await officer.SubmitAsync();
        await officer.FollowAsync("打印回执");
        await officer.LookAsync("receipt");
        await officer.SendAsync("生成并打印");
        await officer.LookAsync("paper");
        var address = await officer.Page.Locator(".receipt .wrap").InnerTextAsync();
        var anybody = await town.AtAsync("05-20 10:00");
        await (await anybody.GoAsync(address[address.IndexOf("/r/", StringComparison.Ordinal)..])).LookAsync("status");
        Assert.Contains("办理进度", await anybody.WordsAsync(), StringComparison.Ordinal);
        Assert.Empty(look.Faults);
    }
}
