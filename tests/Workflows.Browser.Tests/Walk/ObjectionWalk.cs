using System.Collections.Immutable;

namespace Workflows.Browser.Tests.Walk;

/// <summary>Somebody passes a notice and objects; the objection is looked into and upheld; whoever objected reads the answer.</summary>
internal sealed class ObjectionWalk
{
    private const string Case = "示例·陈帆 生活救助", Found = "示例：另有两套出租房未申报", Answer = "示例：异议成立，申请终止", Reason = "示例：隐瞒出租房收入";
    private string _receipt = "";

    public static ImmutableArray<string> Typed => [Case, Found, Answer, Reason];

    public async Task RaisedAsync(Town town)
    {
        var anybody = await town.AtAsync("06-09 11:00");
        await anybody.GoAsync("/notices");
        await anybody.Page.Locator(".notice-list a").Filter(new() { HasText = "示例·陈帆" }).ClickAsync();
        await anybody.FollowAsync("我要提出异议");
        await anybody.SendAsync("提出异议并取回执");
        await anybody.LookAsync("objection-empty-refused");
        await anybody.FillAsync("异议内容", "他家另有两套房子出租，收入没有申报");
        await anybody.AnswerAsync("是否署名", "不署名");
        await anybody.AttachAsync("附件", Samples.Picture("出租告示"));
        await anybody.SendAsync("提出异议并取回执");
        await anybody.LookAsync("objection-received");
        _receipt = await anybody.Page.Locator(".receipt-number").InnerTextAsync();
        await anybody.FollowAsync("回到公示");
        await anybody.LookAsync("notice-paused");
    }

    public async Task UpheldAsync(Town town)
    {
        var officer = await town.AtAsync("06-11 15:00", "zheng-shi");
        await officer.LookAsync("objection-inbox");
        await officer.TakeAsync(Case, "公示");
        await officer.LookAsync("objection-task");
        await officer.PressAsync("查看（会记入日志）");
        Assert.Contains("他家另有两套房子出租", await officer.WordsAsync(), StringComparison.Ordinal);
        await officer.FillAsync("核查日期", "2026-06-11");
        await officer.FillAsync("核查情况", Found);
        await officer.FillAsync("书面答复", Answer);
        await officer.ChooseAsync("异议成立");
        await officer.FillAsync("意见", Reason);
        await officer.LookAsync("objection-upheld");
        await officer.SubmitAsync();
        await officer.LookAsync("objection-upheld-done");

        var anybody = await town.AtAsync("06-11 16:00");
        await anybody.GoAsync("/notices/answer");
        await anybody.FillAsync("回执编号", _receipt);
        await anybody.SendAsync("看答复");
        Assert.Contains(Answer, await anybody.WordsAsync(), StringComparison.Ordinal);
        await anybody.LookAsync("objection-answer");

        var filer = await town.AtAsync("06-11 16:30", "jiang-yi");
        await filer.GoAsync("/inbox/started");
        await filer.LookAsync("started");
        await filer.FollowAsync(Case);
        await filer.LookAsync("case-objection-upheld");
    }
}
