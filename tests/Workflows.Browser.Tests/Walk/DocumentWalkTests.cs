using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Packages;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>Documents as people meet them: a notice from draft to sending, and an administrator's templates. At the desk and on the phone.</summary>
public sealed class DocumentWalkTests(TestServer server, Chromium chromium)
{
    private const string Subject = "示例春节慰问";

    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task A_notice_is_drafted_reviewed_numbered_sealed_and_sent(int width, bool isPhone)
    {
        var look = new Look($"documents-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        await town.Host.Services.GetRequiredService<Deployments>().ReleaseAsync(LetterProcess.Name, LetterProcess.Files, "qin-guan", TestContext.Current.CancellationToken);

        var officer = await town.AtAsync("05-20 09:00", "zheng-shi");
        await officer.GoAsync("/start");
        await officer.FollowAsync("示例发文");
        await officer.FillAsync("事由", Subject);
        await officer.FillAsync("主送", "各基层工会");
        await officer.SubmitAsync();
        await officer.TakeAsync(Subject, "发文");
        await officer.FillAsync("正文", "请于 1 月 20 日前把困难职工名单报街道总工会。");
        await officer.ChooseAsync("拟好了");
        await officer.LookAsync("draft");
        await officer.SubmitAsync();
        await officer.LookAsync("drafted");

        var chief = await town.AtAsync("05-20 10:00", "zhou-ba");
        await chief.TakeAsync(Subject, "发文");
        await chief.ChooseAsync("同意");
        await chief.LookAsync("review");
        await chief.SubmitAsync();

        var clerk = await town.AtAsync("05-20 11:00", "wu-jiu");
        await clerk.TakeAsync(Subject, "发文");
        await clerk.ChooseAsync("编号");
        await clerk.LookAsync("number");
        await clerk.SubmitAsync();

        var keeper = await town.AtAsync("05-20 12:00", "wang-shi");
        await keeper.TakeAsync(Subject, "发文");
        await keeper.AttachAsync("盖章件", Samples.Paper("盖章件"));
        await keeper.ChooseAsync("已用印");
        await keeper.LookAsync("seal");
        await keeper.SubmitAsync();

        clerk = await town.AtAsync("05-20 13:00", "wu-jiu");
        await clerk.TakeAsync(Subject, "发文");
        await clerk.ChooseAsync("发出");
        await clerk.LookAsync("send");
        await clerk.SubmitAsync();
        await clerk.LookAsync("sent");
        await clerk.FollowAsync("看整个办件");
        await clerk.FollowAsync("公文");
        await clerk.LookAsync("case-documents");
        await clerk.Page.GotoAsync(new Uri(new Uri(clerk.Page.Url), await clerk.Page.Locator(".case-document a").First.GetAttributeAsync("href")).AbsoluteUri);
        await clerk.LookAsync("paper");
        Assert.Empty(look.Faults);
    }

    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task An_administrator_looks_at_a_template_and_uploads_another(int width, bool isPhone)
    {
        var look = new Look($"templates-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        var administrator = await town.AtAsync("05-20 09:00", "qin-guan");
        await (await administrator.GoAsync("/admin/documents")).LookAsync("templates");
        await administrator.FollowAsync("结果告知书");
        await administrator.LookAsync("template");

        await UploadAsync(administrator, "不是文档.docx", "no document"u8.ToArray());
        Assert.Contains("没有保存", await administrator.WordsAsync(), StringComparison.Ordinal);
        await administrator.LookAsync("refused");
        await UploadAsync(administrator, "改过的告知书.docx", ShippedPackages.Get("hardship-aid").Documents["result"].Bytes);
        Assert.Contains("改过的告知书.docx", await administrator.WordsAsync(), StringComparison.Ordinal);
        await administrator.LookAsync("laid");
        Assert.Empty(look.Faults);
    }

    private static async Task UploadAsync(Walker administrator, string name, byte[] bytes)
    {
        await administrator.Page.Locator("#upload").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        await administrator.SendAsync("上传并检查");
    }
}
