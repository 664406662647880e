using System.Collections.Immutable;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests.Walk;

/// <summary>The condolence list: sum checked, approved, one list for the bank, receipts, one account corrected.</summary>
internal static class ListWalk
{
    private const string Thirty = "困难女职工慰问 30 户", Two = "高温慰问 2 户";

    public static ImmutableArray<string> Typed => [Thirty, Two, "示例·高工甲", "示例·高工乙"];

    public static async Task FiledAsync(Town town)
    {
        var officer = await town.AtAsync("06-08 10:00", "chen-fu");
        await officer.GoAsync("/start");
        await officer.FollowAsync("送温暖慰问名单");
        await officer.FillAsync("慰问事由", "高温");
        await officer.FillAsync("每户标准", "2,500.00");
        await officer.FillAsync("资金来源", "工会经费");
        await HouseholdAsync(officer, officer.Row("慰问名单", 1), "示例·高工甲", "440399198501012015", "6228480000000004010");
        await HouseholdAsync(officer, await officer.AddRowAsync("慰问名单"), "示例·高工乙", "440399198501012023", "6228480000000004028");
        await officer.AttachAsync("预算方案", Samples.Paper("预算方案"));
        await officer.FillAsync("预算申请总额", "5,500.00");
        await officer.SubmitAsync();
        Assert.Contains("2 户 × 2,500.00 元 = 5,000.00 元，和申请的 5,500.00 元对不上", await officer.WordsAsync(), StringComparison.Ordinal);
        Assert.Equal("示例·高工乙", await officer.Row("慰问名单", 2).Locator("input").First.InputValueAsync());
        await officer.LookAsync("list-wrong-total");
        await officer.FillAsync("预算申请总额", "5,000.00");
        await officer.LookAsync("list-filled");
        await officer.SubmitAsync();
        Assert.Contains("示慰〔2026〕2号", await officer.WordsAsync(), StringComparison.Ordinal);
        await officer.LookAsync("list-filed");
    }

    /// <summary>Thirty households × 600 = 18,000 yuan; 30,000 − 18,000 = 12,000 stay.</summary>
    public static async Task PaidAsync(Town town)
    {
        var chief = await town.AtAsync("06-10 09:00", "zhou-ba");
        await chief.TakeAsync(Thirty, "审批");
        Assert.Contains("18,000.00", await chief.WordsAsync(), StringComparison.Ordinal);
        await chief.ChooseAsync("同意");
        await chief.LookAsync("list-approval");
        await chief.SubmitAsync();
        await chief.LookAsync("list-approved");

        var cashier = await town.AtAsync("06-10 14:00", "wu-jiu");
        await cashier.TakeAsync(Thirty, "发放");
        await DownloadedAsync(cashier);
        await cashier.FillAsync("发放日期", "2026-06-10");
        await cashier.FillAsync("在场人一", "示例·陈芙");
        await cashier.FillAsync("在场人二", "示例·冯访");
        await cashier.FillAsync("实发总额", "17,400.00");
        var absent = await cashier.AddRowAsync("没有发到的人");
        await cashier.FillAsync(absent, "姓名", "示例·女工02");
        await cashier.FillAsync(absent, "原因", "账户已销户");
        await cashier.AttachAsync("签收表", Samples.Paper("签收表"));
        await cashier.LookAsync("list-payment");
        await cashier.SubmitAsync();
        await cashier.LookAsync("list-payment-booked");

        var officer = await town.AtAsync("06-10 15:00", "chen-fu");
        await officer.LookAsync("list-inbox-correction");
        await officer.TakeAsync(Thirty, "发放");
        await officer.FillAsync(officer.Row("慰问名单", 2), "银行账号", "6228480000000003004");
        await officer.LookAsync("list-correction");
        await officer.SubmitAsync();
        await officer.LookAsync("list-corrected");

        cashier = await town.AtAsync("06-10 16:00", "wu-jiu");
        await cashier.TakeAsync(Thirty, "发放");
        await cashier.PressAsync("去掉这一行");
        await cashier.FillAsync("实发总额", "18,000.00");
        await cashier.LookAsync("list-payment-again");
        await cashier.SubmitAsync();
        await cashier.LookAsync("list-paid");
    }

    /// <summary>The two households wait past their due day (11 June), which brings in the superior; 12,000 − 5,000 = 7,000 stay.</summary>
    public static async Task ApprovedLateAsync(Town town)
    {
        var superior = await town.AtAsync("06-15 08:50", "wang-shi");
        await superior.LookAsync("list-overdue-superior");
        var chief = await town.AtAsync("06-15 09:00", "zhou-ba");
        await chief.LookAsync("list-overdue");
        await chief.TakeAsync(Two, "审批");
        await chief.ChooseAsync("同意");
        await chief.SubmitAsync();
        await chief.LookAsync("list-two-approved");
    }

    private static async Task HouseholdAsync(Walker officer, ILocator row, string name, string number, string account)
    {
        await officer.FillAsync(row, "姓名", name);
        await officer.FillAsync(row, "所在单位", "示例纺织有限公司工会");
        await officer.FillAsync(row, "身份证号", number);
        await officer.FillAsync(row, "银行账号", account);
    }

    /// <summary>One batch: a line for every household.</summary>
    private static async Task DownloadedAsync(Walker cashier)
    {
        var file = await cashier.Page.RunAndWaitForDownloadAsync(() => cashier.PressAsync("下载名单"));
        var lines = (await File.ReadAllTextAsync(await file.PathAsync())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(30, lines.Count(l => l.Contains("600.00", StringComparison.Ordinal)));
        Assert.Contains("6228480000000002303", lines[30], StringComparison.Ordinal);
    }
}
