using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>
/// One family from the application to the follow-up, each step by the person whose it is, at the desk and on the phone.
/// The days are those of the shipped scenario 一户人家.
/// </summary>
public sealed class HardshipWalkTests(TestServer server, Chromium chromium)
{
    private const string Case = "示例·张三 医疗救助";

    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task One_family_is_helped_from_application_to_follow_up(int width, bool isPhone)
    {
        var look = new Look($"{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");

        await ApplicationAsync(town);
        await AcceptanceAsync(town);
        await OpinionAsync(town);
        await HomeVisitAsync(town);
        await EconomicCheckAsync(town);
        await NoticeAsync(town);
        await DecisionAsync(town);
        await PaymentAsync(town);
        await FollowUpAsync(town);
        await AuditAsync(town);

        Assert.Empty(look.Faults);
    }

    private static async Task ApplicationAsync(Town town)
    {
        var anybody = await town.AtAsync("05-20 08:55");
        await (await anybody.GoAsync("/account/sign-in")).LookAsync("sign-in");
        var officer = await town.AtAsync("05-20 09:00", "li-si");
        await officer.LookAsync("inbox-empty");
        await (await officer.GoAsync("/start")).LookAsync("start");
        await officer.FollowAsync("困难职工帮扶");
        await officer.LookAsync("application-empty");
        await Family.FillAsync(officer, "示例·张三", "8,000.00");
        await officer.PressAsync("按填的内容看一看");
        Assert.Contains("深度困难", await officer.Page.Locator("#eligibility").InnerTextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("application-eligible");
        await officer.SubmitAsync();
        Assert.Contains("示帮〔2026〕1号", await officer.WordsAsync(), StringComparison.Ordinal);
        await officer.LookAsync("application-filed");
        await (await officer.GoAsync("/inbox/started")).LookAsync("started");
    }

    private static async Task AcceptanceAsync(Town town)
    {
        var officer = await town.AtAsync("05-20 15:00", "zheng-shi");
        await officer.LookAsync("inbox-acceptance");
        await officer.TakeAsync(Case, "受理");
        await officer.LookAsync("acceptance");
        await officer.SubmitAsync();
        await officer.LookAsync("acceptance-done");
    }

    private static async Task OpinionAsync(Town town)
    {
        var chair = await town.AtAsync("05-22 10:00", "wang-wu");
        await chair.TakeAsync(Case, "初审");
        await chair.FillAsync("意见", "情况属实，同意上报");
        await chair.ChooseAsync("同意");
        await chair.LookAsync("opinion");
        await chair.SubmitAsync();
        await chair.LookAsync("opinion-done");
    }

    private static async Task HomeVisitAsync(Town town)
    {
        var first = await town.AtAsync("05-27 10:15", "zhao-liu");
        await first.TakeAsync(Case, "入户核查");
        await first.FillAsync("入户人一", "示例·赵六");
        await first.FillAsync("入户人二", "示例·钱七");
        await first.FillAsync("入户日期", "2026-05-27");
        await first.AnswerAsync("核查结果", "情况属实");
        await first.FillAsync("入户情况", "租住两居室，情况属实");
        await first.AttachAsync("入户调查表", Samples.Paper("调查表"));
        await first.AttachAsync("入户照片", Samples.Picture("照片一"), Samples.Picture("照片二"));
        await first.ChooseAsync("办好了");
        await first.LookAsync("home-visit");
        await first.SubmitAsync();
        await first.LookAsync("home-visit-done");

        var second = await town.AtAsync("05-27 10:40", "qian-qi");
        await second.TakeAsync(Case, "入户核查");
        await second.ChooseAsync("属实，签认");
        await second.LookAsync("home-visit-second");
        await second.SubmitAsync();
        await second.LookAsync("home-visit-second-done");
    }

    private static async Task EconomicCheckAsync(Town town)
    {
        var centre = await town.AtAsync("06-05 09:02", "sun-qi");
        await centre.TakeAsync(Case, "经济核对");
        await centre.FillAsync("核对申请单号", "示核2026-0419");
        await centre.FillAsync("提交核对日期", "2026-05-28");
        await centre.FillAsync("核对报告编号", "示核2026-0419");
        await centre.FillAsync("核对报告日期", "2026-06-04");
        await centre.AnswerAsync("核对结果", "一致");
        await centre.AttachAsync("核对报告", Samples.Paper("核对报告"));
        await centre.ChooseAsync("办好了");
        await centre.LookAsync("economic-check");
        await centre.SubmitAsync();
        await centre.LookAsync("economic-check-done");
    }

    private static async Task NoticeAsync(Town town)
    {
        var chair = await town.AtAsync("06-09 16:20", "wang-wu");
        await chair.TakeAsync(Case, "公示");
        await chair.FillAsync("张贴地点", "公司公告栏");
        await chair.FillAsync("张贴日期", "2026-06-09");
        await chair.AttachAsync("张贴照片", Samples.Picture("张贴照片"));
        await chair.LookAsync("posting");
        await chair.SubmitAsync();
        await chair.LookAsync("posting-done");

        var anybody = await town.AtAsync("06-10 12:00");
        await (await anybody.GoAsync("/notices")).LookAsync("notices");
        await anybody.Page.Locator(".notice-list a").ClickAsync();
        var words = await anybody.WordsAsync();
        Assert.DoesNotContain("440399198501010028", words, StringComparison.Ordinal);
        Assert.DoesNotContain("6228480000000000018", words, StringComparison.Ordinal);
        await anybody.LookAsync("notice");
        var notice = anybody.Page.Url;
        await (await anybody.GoAsync(notice + "/print")).LookAsync("notice-sheet");
        await (await anybody.GoAsync(notice + "/objection")).LookAsync("objection-form");
    }

    private static async Task DecisionAsync(Town town)
    {
        var decider = await town.AtAsync("06-18 10:32", "zhou-ba");
        await decider.LookAsync("inbox-decision");
        await decider.TakeAsync(Case, "街道审批");
        await decider.LookAsync("decision");
        await decider.Page.GetByText("为什么是这一天？").First.ClickAsync();
        await decider.FillAsync("审批金额", "8,000.00");
        await decider.FillAsync("资金来源", "工会经费");
        await decider.FillAsync("经费科目", "困难职工帮扶");
        await decider.ChooseAsync("同意");
        await decider.LookAsync("decision-filled");
        await decider.SubmitAsync();
        await decider.LookAsync("decision-done");
    }

    private static async Task PaymentAsync(Town town)
    {
        var cashier = await town.AtAsync("06-23 14:00", "wu-jiu");
        await cashier.TakeAsync(Case, "街道发放");
        await cashier.AnswerAsync("付款结果", "已到账");
        await cashier.FillAsync("付款日期", "2026-06-23");
        await cashier.FillAsync("银行回单号", "示回0001");
        await cashier.AttachAsync("银行回单", Samples.Paper("回单"));
        await cashier.LookAsync("payment");
        await cashier.SubmitAsync();
        await cashier.LookAsync("payment-done");
        await (await cashier.GoAsync("/funds")).LookAsync("funds");
    }

    private static async Task FollowUpAsync(Town town)
    {
        var visitor = await town.AtAsync("07-10 15:00", "feng-fang");
        await visitor.TakeAsync(Case, "回访");
        await visitor.FillAsync("回访日期", "2026-07-10");
        await visitor.AnswerAsync("回访方式", "上门");
        await visitor.AnswerAsync("帮扶款是否收到", "收到");
        await visitor.FillAsync("家庭现状", "按时复诊");
        await visitor.AnswerAsync("发现虚假申报", "没有");
        await visitor.LookAsync("follow-up");
        await visitor.SubmitAsync();
        await visitor.LookAsync("follow-up-done");
    }

    private static async Task AuditAsync(Town town)
    {
        var auditor = await town.AtAsync("07-13 09:00", "xu-he");
        await auditor.LookAsync("audit");
        await (await auditor.GoAsync("/cases")).LookAsync("cases");
        await auditor.FollowAsync(Case);
        await auditor.LookAsync("case-diagram");
        foreach (var (tab, name) in new[] { ("申请表", "form"), ("材料", "files"), ("公示", "notice"), ("资金", "money"), ("核验", "check") })
        {
            await auditor.Page.Locator("nav.tabs").GetByText(tab).ClickAsync();
            await auditor.Page.WaitForLoadStateAsync();
            await auditor.LookAsync($"case-{name}");
        }
    }
}
