using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>
/// An operator starts an empty installation and goes through the assistant to the first sign-in: the code from the console, a
/// test mail by a real server whose link is followed, tables with a trial run, a rule confirmed. At the desk and on the phone.
/// </summary>
public sealed partial class FirstRunWalkTests(TestServer server, Chromium chromium, PostfixServer mail) : IClassFixture<PostfixServer>
{
    private const string Password = "一句只有我知道的话 2026";

    private const string Units = """
        单位名称,单位编号,层级,上级单位
        示例机械厂工会,E-01,企业,示例街道总工会
        示例纺织厂工会,E-02,企业,示例街道总工会
        """;

    private const string People = """
        姓名,人员编号,邮箱
        示例·经办,jingban,jingban@union.example
        示例·主席,zhuxi,zhuxi@union.example
        """;

    private const string Posts = """
        单位,职务,姓名,人员编号,开始日期
        示例机械厂工会,工会经办人,示例·经办,jingban,2026-01-01
        示例街道总工会,主席,示例·主席,zhuxi,2026-01-01
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task An_empty_installation_becomes_a_house_somebody_works_in(int width, bool isPhone)
    {
        mail.Needed();
        var look = new Look($"first-run-{width}", width, isPhone);
        await using var house = await NewHouse.OpenAsync(server, Ct);
        var page = await chromium.OpenAsync(width, isPhone ? 844 : 768, isPhone, look.Locale);
        look.Listen(page);
        var operatorAt = new Walker(page, look, house.Address);
        try
        {
            await WalkAsync(operatorAt, page, house, isPhone);
        }
        catch (Exception lost) when (lost is PlaywrightException or TimeoutException)
        {
            Assert.Fail($"{lost.Message}\n{page.Url}\n{await page.Locator("body").InnerTextAsync()}\n{house.Said}");
        }

        // The page asks for the new host while there is none; the browser says so.
        Assert.Empty(look.Faults.Where(f => !f.StartsWith("/first-run/done console:", StringComparison.Ordinal)));
    }

    private async Task WalkAsync(Walker operatorAt, IPage page, NewHouse house, bool isPhone)
    {
        await (await operatorAt.GoAsync("/")).LookAsync("code");
        await operatorAt.FillAsync("一次性代码", house.Code);
        await operatorAt.SendAsync("开始设置");
        await page.WaitForURLAsync("**/first-run/union");

        await operatorAt.LookAsync("union");
        await operatorAt.FillAsync("工会名称", "示例街道总工会");
        await operatorAt.FillAsync("地区和规则", "广东省规则包");
        await NextAsync(operatorAt, "administrator");

        await operatorAt.LookAsync("administrator");
        await operatorAt.FillAsync("姓名", "示例·管理");
        await operatorAt.FillAsync("邮箱", $"guanli@{PostfixServer.Domain}");
        await operatorAt.FillAsync("登录账号", "guanli");
        await operatorAt.FillAsync("密码", "12345678");
        await operatorAt.FillAsync("再输一遍", "12345678");
        await operatorAt.SendAsync("下一步");
        await Assertions.Expect(page.GetByText("管理员的密码至少要 12 个字符").First).ToBeVisibleAsync();
        await operatorAt.LookAsync("administrator-refused");
        await operatorAt.FillAsync("密码", Password);
        await operatorAt.FillAsync("再输一遍", Password);
        await NextAsync(operatorAt, "second-step");

        await operatorAt.LookAsync("second-step");
        Assert.Equal(0, await page.Locator(".assistant li.done").Filter(new() { HasText = "两步登录" }).CountAsync());
        var secret = await page.Locator("code.secret").InnerTextAsync();
        await page.Locator("#code").FillAsync(Authenticator.CodeOf(secret, DateTimeOffset.UtcNow));
        await operatorAt.SendAsync("打开两步登录");
        await Assertions.Expect(page.GetByText("恢复码").First).ToBeVisibleAsync();
        await operatorAt.LookAsync("recovery-codes");
        await operatorAt.FollowAsync("我已经抄好了");

        await MailAsync(operatorAt, page, house, isPhone ? "shouji" : "zhuomian");
        await TablesAsync(operatorAt, page);

        await operatorAt.LookAsync("rules");
        await operatorAt.FollowAsync("逐条确认");
        await operatorAt.LookAsync("rules-confirm");
        await page.Locator("details.rule-family summary").Filter(new() { HasText = "T " }).First.ClickAsync();
        await page.Locator("input[value='T-01.approval']").CheckAsync();
        await page.Locator("#doc-T").FillAsync("示工发〔2026〕1号");
        await page.Locator("#decide-T button.main").ClickAsync();
        await operatorAt.LookAsync("rules-confirmed");
        await BackAsync(page);
        await NextAsync(operatorAt, "finish");

        await operatorAt.LookAsync("finish");
        await operatorAt.SendAsync("完成设置");
        await page.WaitForURLAsync("**/first-run/done");
        await operatorAt.LookAsync("done");

        // The host builds itself anew by itself, and the page leads to signing in as soon as it is there.
        await page.WaitForURLAsync("**/account/sign-in", new() { Timeout = 90_000 });
        await operatorAt.SignInAsync("guanli", Password);
        await page.WaitForURLAsync("**/account/code**");
        await operatorAt.LookAsync("sign-in-code");
        await operatorAt.FillAsync("验证码或恢复码", Authenticator.CodeOf(secret, DateTimeOffset.UtcNow.AddSeconds(30)));
        await operatorAt.SendAsync("继续");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "管理总览" })).ToBeVisibleAsync();
        await operatorAt.LookAsync("overview");
        foreach (var (path, place) in new[] { ("/admin/organization", "organization"), ("/admin/accounts/new", "accounts-new"), ("/admin/mail-settings", "mail-settings"), ("/cases", "cases"), ("/me", "me") })
            await (await operatorAt.GoAsync(path)).LookAsync(place);
    }

    /// <summary>The mail is really sent, and its link followed in another browser; only then the step is done.</summary>
    private async Task MailAsync(Walker operatorAt, IPage page, NewHouse house, string box)
    {
        await operatorAt.LookAsync("mail");
        await operatorAt.FillAsync("服务器（SMTP）", "127.0.0.1");
        await operatorAt.FillAsync("端口", mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await operatorAt.FillAsync("加密方式", "不加密（只限本机的服务器）");
        await operatorAt.FillAsync("发件地址", $"xinxiang@{PostfixServer.Domain}");
        await operatorAt.FillAsync("测试信寄到", $"{box}@{PostfixServer.Domain}");
        await operatorAt.SendAsync("发测试信");
        await Assertions.Expect(page.GetByText("测试信已交给服务器")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await operatorAt.LookAsync("mail-sent");
        await operatorAt.FollowAsync("我点过链接了");
        await Assertions.Expect(page.GetByText("还没有人点里面的链接")).ToBeVisibleAsync();

        var link = Link().Match((await mail.ReceivedAsync(box))[0].Text).Value;
        Assert.StartsWith(house.Address, link, StringComparison.Ordinal);
        var reader = new Walker(await chromium.OpenAsync(390, 844, true), new Look($"first-run-mail-{box}", 390, true), house.Address);
        await (await reader.GoAsync(link)).LookAsync("test-mail");
        await reader.SendAsync("确认收到");
        await Assertions.Expect(reader.Page.GetByText("已确认")).ToBeVisibleAsync();
        await reader.LookAsync("test-mail-confirmed");

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("邮件可以用")).ToBeVisibleAsync();
        await operatorAt.LookAsync("mail-confirmed");
        await NextAsync(operatorAt, "years");

        await operatorAt.LookAsync("years");
        await operatorAt.FollowAsync("导入一年的通知");
        await operatorAt.LookAsync("years-import");
        await BackAsync(page);
        await NextAsync(operatorAt, "people");
    }

    private static async Task NextAsync(Walker operatorAt, string step)
    {
        await operatorAt.SendAsync("下一步");
        await operatorAt.Page.WaitForURLAsync("**/first-run/" + step);
    }

    /// <summary>From a page outside the assistant to the step it belongs to.</summary>
    private static Task BackAsync(IPage page) => page.GetByRole(AriaRole.Link, new() { Name = "回到设置" }).ClickAsync();

    private static async Task TablesAsync(Walker operatorAt, IPage page)
    {
        await operatorAt.LookAsync("people");
        foreach (var (kind, table, count) in new[] { ("单位", Units, 2), ("人员", People, 2), ("任职", Posts, 2) })
        {
            await page.Locator(".import-kinds a").Filter(new() { HasText = kind }).First.ClickAsync();
            await operatorAt.LookAsync($"import-{kind}");
            await page.Locator("#table").SetInputFilesAsync(new FilePayload { Name = $"{kind}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
            await operatorAt.PressAsync("试读（不写入）");
            await page.Locator(".import-run").WaitForAsync();
            await operatorAt.LookAsync($"trial-{kind}");
            await operatorAt.PressAsync($"导入这 {count} 行");
            await page.Locator(".note.pass").WaitForAsync();
            await operatorAt.LookAsync($"written-{kind}");
            await BackAsync(page);
        }
        await Assertions.Expect(page.GetByText("现在有 3 个单位")).ToBeVisibleAsync();
        await operatorAt.LookAsync("people-done");
        await NextAsync(operatorAt, "rules");
    }

    [GeneratedRegex(@"http://\S+/mail-test/[0-9a-f]+")]
    private static partial Regex Link();
}
