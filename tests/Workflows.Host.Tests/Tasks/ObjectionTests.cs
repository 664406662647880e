using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>An objection to a notice on the desk of whoever looks into it; and a list of many payees.</summary>
public sealed class ObjectionTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_objection_is_read_behind_a_journalled_post_and_dismissed_with_words()
    {
        var aid = new AidCase(host);
        await aid.ToNoticeAsync();
        await aid.AnswerAsync("wang-wu", new() { ["postingPlace"] = "公司公告栏", ["postedOn"] = aid.Today }, ("postingPhotos", "张贴.jpg", Papers.Jpeg("张贴")));
        await ObjectAsync(aid.Id, "他家另有一套房子出租，收入没有申报", new("出租合同.png", Papers.Pdf("合同")));
        var desk = await Desk.OfAsync(host, "zheng-shi");

        var page = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}");
        Assert.DoesNotContain("另有一套房子", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        page.QuerySelectorAll("dl.facts dt").Single(d => d.Words().StartsWith("异议 1", StringComparison.Ordinal)).NextElementSibling!.QuerySelector("form")!.Id = "open-this";
        var opened = await desk.SendAsync(page, "#open-this", new Dictionary<string, string?>());
        Assert.Contains("他家另有一套房子出租，收入没有申报（没有署名）", opened.Words(), StringComparison.Ordinal);
        var file = opened.QuerySelectorAll("dl.facts form").Single(f => f.Words() == "出租合同.pdf");
        file.Id = "file";
        using var sent = await desk.PostAsync(opened, "#file", new Dictionary<string, string?>());
        Assert.Equal(Papers.Pdf("合同"), await sent.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", sent.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", sent.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("default-src 'none'", sent.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var stranger = await (await Desk.OfAsync(host, "li-si")).PostAsync(opened, "#file", new Dictionary<string, string?>());
        Assert.False(stranger.IsSuccessStatusCode);

        var done = await aid.AnswerAsync("zheng-shi", new()
        {
            ["act"] = "dismiss", ["comment"] = "经查，出租房为其兄长所有", ["investigatedOn"] = aid.Today,
            ["investigation"] = "到不动产登记中心核实，房屋不在申请人名下", ["objectionReply"] = "经核实，房屋不属于申请人家庭",
        });
        Assert.Contains("异议不成立", done.QuerySelector(".done-card").Words(), StringComparison.Ordinal);
        Assert.Contains("公示到", done.QuerySelector(".done-card").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_payees_is_filed_approved_and_paid_with_one_line_each()
    {
        var officer = await Desk.OfAsync(host, "zheng-shi");
        var filed = await officer.SendAsync(await officer.OpenAsync("/start/condolence-list"), "form.filing", new Dictionary<string, string?>
        {
            ["occasion"] = "heat", ["standard"] = "600.00", ["fundSource"] = "union",
            ["households[0].name"] = "示例·张三", ["households[0].unit"] = "e1", ["households[0].idNumber"] = "440399198501010028", ["households[0].account"] = "6228480000000000018",
            ["households[1].name"] = "示例·张四", ["households[1].unit"] = "e1", ["households[1].idNumber"] = "440399196003030027", ["households[1].account"] = "6228480000000000026",
            ["declaredTotal"] = "1,200.00",
        }, ("budgetFile", "预算.pdf", Papers.Pdf("预算")));
        Assert.True(filed.QuerySelector(".done-card") is not null, filed.Words());
        var id = filed.QuerySelector(".done-card a[href^='/cases/']")!.GetAttribute("href")!["/cases/".Length..];
        var chief = await Desk.OfAsync(host, "zhou-ba");
        var approved = await chief.SendAsync(await chief.OpenAsync($"/tasks/{await OnlyTaskAsync(id)}"), "form[data-acts]", new Dictionary<string, string?> { ["act"] = "approve" });
        Assert.Contains("从经费里预留 1,200.00 元", approved.Words(), StringComparison.Ordinal);

        var cashier = await Desk.OfAsync(host, "wu-jiu");
        var page = await cashier.OpenAsync($"/tasks/{await OnlyTaskAsync(id)}");

        Assert.Contains("请付款 2 笔，共 1,200.00 元", page.Words(), StringComparison.Ordinal);
        Assert.Equal(["1. 示例·张三", "2. 示例·张四"], page.QuerySelectorAll(".rows-card tbody tr td:first-child").Select(c => c.Words()));
    }

    private async Task ObjectAsync(string instanceId, string words, ObjectionFile file)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        var slug = await data.Notices.Where(n => n.InstanceId == instanceId).Select(n => n.Slug).SingleAsync(TestContext.Current.CancellationToken);
        var notice = await host.Services.GetRequiredService<Workflows.Host.Stages.PublicNotice.Notices>().FindAsync(slug, TestContext.Current.CancellationToken);
        var raised = await host.Services.GetRequiredService<Objections>().RaiseAsync(notice!, new ObjectionDraft { Receipt = NoticeCodes.NewReceipt(), Words = words, File = file }, TestContext.Current.CancellationToken);
        Assert.Null(raised.Refusal);
    }

    private async Task<string> OnlyTaskAsync(string instanceId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowsContext>().Tasks.Where(t => t.InstanceId == instanceId).Select(t => t.Id).SingleAsync(TestContext.Current.CancellationToken);
    }
}
