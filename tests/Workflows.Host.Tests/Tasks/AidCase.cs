using System.Globalization;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>
/// A case of aid in the demonstration, taken by its people from page to page: filed by li-si, accepted by zheng-shi, opinion of
/// wang-wu, visited by zhao-liu and qian-qi, checked by sun-qi, published by wang-wu, decided by zhou-ba, paid by wu-jiu.
/// </summary>
internal sealed class AidCase(TestHost host)
{
    public string Id { get; private set; } = "";

    public static Dictionary<string, string?> Application(string amount = "8,000.00") => new()
    {
        ["applicant"] = "worker-01", ["applicantName"] = "示例·张三", ["idNumber"] = "440399198501010028", ["phone"] = "13800000001", ["unit"] = "e1",
        ["homeAddress"] = "示例街道示例路 1 号", ["employmentStatus"] = "employed", ["modelWorker"] = "none",
        ["category"] = "deep", ["causeMain"] = "illness", ["causeText"] = "本人重病，长期服药",
        ["family[0].name"] = "示例·张母", ["family[0].relation"] = "parent", ["family[0].idNumber"] = "440399196003030027", ["family[0].health"] = "chronic", ["family[0].annualIncome"] = "0", ["family[0].livesTogether"] = "true",
        ["family[1].name"] = "示例·张女", ["family[1].relation"] = "child", ["family[1].idNumber"] = "440399201505050021", ["family[1].health"] = "good", ["family[1].annualIncome"] = "0", ["family[1].livesTogether"] = "true",
        ["disposableIncome"] = "86,400", ["medicalExpenses"] = "40,000", ["educationExpenses"] = "12,800", ["highFeeSchool"] = "no", ["excessAssets"] = "no",
        ["aidItem"] = "medical", ["amount"] = amount, ["governmentAid"] = "none",
        ["bankName"] = "示例银行示例支行", ["bankAccount"] = "6228480000000000018", ["accountHolder"] = "示例·张三", ["isTruthful"] = "true",
    };

    public static (string, string, byte[])[] ApplicationFiles { get; } =
    [
        ("applicationLetter", "申请书.pdf", Papers.Pdf("申请书")), ("checkAuthorization", "授权书.pdf", Papers.Pdf("授权书")),
        ("incomeProof", "收入证明.pdf", Papers.Pdf("收入证明")), ("medicalProof", "诊断证明.pdf", Papers.Pdf("诊断证明")),
    ];

    public async Task<IHtmlDocument> FileAsync(string amount = "8,000.00")
    {
        var desk = await Desk.OfAsync(host, "li-si");
        var page = await desk.OpenAsync("/start/hardship-aid");
        var filed = await desk.SendAsync(page, "form.filing", Application(amount), ApplicationFiles);
        Assert.Equal("已提交", filed.QuerySelector(".big-word")?.ChildNodes.Last(n => n.TextContent.Contains("已提交", StringComparison.Ordinal)).TextContent.Trim());
        Id = filed.QuerySelector(".done-card a[href^='/cases/']")!.GetAttribute("href")!["/cases/".Length..];
        return filed;
    }

    /// <summary>Files the case and takes it to the decision of the street.</summary>
    public async Task ToDecisionAsync(string amount = "8,000.00")
    {
        await ToNoticeAsync(amount);
        await AnswerAsync("wang-wu", new() { ["postingPlace"] = "公司公告栏", ["postedOn"] = Today }, ("postingPhotos", "张贴.jpg", Papers.Jpeg("张贴")));
        await UntilAsync("streetDecision");
    }

    /// <summary>Files the case and takes it to the publishing of its notice.</summary>
    public async Task ToNoticeAsync(string amount = "8,000.00")
    {
        await FileAsync(amount);
        await AnswerAsync("zheng-shi", []);
        await AnswerAsync("wang-wu", new() { ["act"] = "approve", ["opinion"] = "材料齐全，情况属实", ["comment"] = "同意上报" });
        await AnswerAsync("zhao-liu", new() { ["visitorOne"] = "zhao-liu", ["visitorTwo"] = "qian-qi", ["visitDate"] = Today, ["visitResult"] = "true", ["visitFindings"] = "租住两居室，情况属实", ["act"] = "complete" },
            ("visitSheet", "调查表.pdf", Papers.Pdf("调查表")), ("visitPhotos", "照片.jpg", Papers.Jpeg("照片")));
        await AnswerAsync("qian-qi", new() { ["act"] = "confirm" });
        await AnswerAsync("sun-qi", new() { ["checkRequestNumber"] = "示核2026-0419", ["checkRequestDate"] = Today, ["checkReportNumber"] = "示核2026-0419", ["checkReportDate"] = Today, ["checkResult"] = "consistent", ["act"] = "complete" },
            ("checkReport", "核对报告.pdf", Papers.Pdf("核对报告")));
    }

    public static Dictionary<string, string?> Approval => new()
    {
        ["act"] = "approve", ["approvedAmount"] = "8,000.00", ["fundSource"] = "union", ["budgetSubject"] = "困难职工帮扶",
    };

    /// <summary>Answers the open task of the case as a person; the page shown then must say that it is done.</summary>
    public async Task<IHtmlDocument> AnswerAsync(string person, Dictionary<string, string?> typed, params (string, string, byte[])[] files)
    {
        var desk = await Desk.OfAsync(host, person);
        var done = await desk.SendAsync(await desk.OpenAsync($"/tasks/{await TaskAsync()}"), "form[data-acts]", typed, files);
        Assert.True(done.QuerySelector(".done-card") is not null, $"{person}: {done.Words()}");
        return done;
    }

    /// <summary>The id of the one open task.</summary>
    public async Task<string> TaskAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowsContext>().Tasks.Where(t => t.InstanceId == Id).Select(t => t.Id).SingleAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Moves the clock a day at a time until the case is at a stage.</summary>
    public async Task UntilAsync(string node)
    {
        for (var day = 0; day < 30; day++)
        {
            for (var wait = 0; wait < 40; wait++)
            {
                await using var scope = host.Services.CreateAsyncScope();
                var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
                if (await data.Tasks.AnyAsync(t => t.InstanceId == Id && t.NodeId == node, TestContext.Current.CancellationToken)) return;
                var now = host.Clock.GetUtcNow();
                if (!await data.DueWork.AnyAsync(d => d.InstanceId == Id && d.At <= now, TestContext.Current.CancellationToken)) break;
                await Task.Delay(250, TestContext.Current.CancellationToken);
            }
            host.Clock.Move(TimeSpan.FromDays(1));
        }
        Assert.Fail($"The case never came to {node}.");
    }

    /// <summary>The present day as a browser sends it.</summary>
    public string Today => DateOnly.FromDateTime(host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
