using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Documents;
using Workflows.Definitions.Documents;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Documents;

/// <summary>A document goes from desk to desk on the pages of its people: drafted, reviewed, sent back once, numbered, sealed with its scan, sent.</summary>
public sealed class LetterPageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_is_drafted_reviewed_numbered_sealed_and_sent_and_nothing_typed_wrong_is_taken()
    {
        var id = await FiledAsync("示例春节慰问");
        var draft = await OpenAsync("zheng-shi", id);
        Assert.Contains("请拟写通知：示例春节慰问", draft.Words(), StringComparison.Ordinal);
        Assert.Equal("现将示例春节慰问的有关事项通知如下。", ((IHtmlTextAreaElement)draft.QuerySelector("[name=body]")!).Value);
        Assert.Contains("关于示例春节慰问的通知", draft.QuerySelector(".doc-frame").Words(), StringComparison.Ordinal);

        await AnswerAsync("zheng-shi", id, new() { ["act"] = "draft", ["body"] = "请于 1 月 20 日前报名单。" });
        var review = await OpenAsync("zhou-ba", id);
        Assert.Contains("这份通知可以发吗", review.Words(), StringComparison.Ordinal);
        Assert.Contains("请于 1 月 20 日前报名单。", review.QuerySelector(".doc-frame").Words(), StringComparison.Ordinal);
        Assert.Contains("至少 5 个字", (await SendAsync("zhou-ba", id, new() { ["act"] = "redraft", ["comment"] = "改" })).Words(), StringComparison.Ordinal);
        await AnswerAsync("zhou-ba", id, new() { ["act"] = "redraft", ["comment"] = "请写明报送到哪里" });
        await AnswerAsync("zheng-shi", id, new() { ["act"] = "draft", ["body"] = "请于 1 月 20 日前把名单报街道总工会。" });
        await AnswerAsync("zhou-ba", id, new() { ["act"] = "approve" });
        Assert.Equal("", (await RowAsync(id)).Number);

        await AnswerAsync("wu-jiu", id, new() { ["act"] = "number" });
        var row = await RowAsync(id);
        Assert.Matches("^示街工〔2026〕[0-9]+号$", row.Number);
        var seal = await OpenAsync("wang-shi", id);
        Assert.Contains($"请打印通知 {row.Number}，盖章后拍照或扫描附上", seal.Words(), StringComparison.Ordinal);
        Assert.True((await SendAsync("wang-shi", id, new() { ["act"] = "stamp" })).QuerySelector(".done-card") is null);
        await AnswerAsync("wang-shi", id, new() { ["act"] = "stamp" }, ("scan", "盖章件.pdf", Papers.Pdf("盖章件")));
        await AnswerAsync("wu-jiu", id, new() { ["act"] = "send" });

        var sent = await RowAsync(id);
        Assert.Equal(("sent", sent.FileHash), (sent.Phase, sent.StampedHash));
        var tab = await (await Desk.OfAsync(host, "zhou-ba")).OpenAsync($"/cases/{id}?tab=documents");
        foreach (var said in new[] { "通知 " + row.Number, "已发出", "盖章件 1", "示例·周八", "示例·郑十" })
            Assert.Contains(said, tab.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_is_not_wanted_any_more_is_void_and_its_number_is_not_given_again()
    {
        var id = await FiledAsync("示例作废");
        await AnswerAsync("zheng-shi", id, new() { ["act"] = "draft" });
        await AnswerAsync("zhou-ba", id, new() { ["act"] = "approve" });
        await AnswerAsync("wu-jiu", id, new() { ["act"] = "number" });
        await AnswerAsync("wang-shi", id, new() { ["act"] = "void", ["comment"] = "会议取消，不发了" });
        var row = await RowAsync(id);
        Assert.Equal("voided", row.Phase);

        var next = await FiledAsync("示例再发");
        await AnswerAsync("zheng-shi", next, new() { ["act"] = "draft" });
        await AnswerAsync("zhou-ba", next, new() { ["act"] = "approve" });
        await AnswerAsync("wu-jiu", next, new() { ["act"] = "number" });
        Assert.Equal(row.Serial + 1, (await RowAsync(next)).Serial);
    }

    [Fact]
    public async Task The_picture_of_the_template_stands_in_the_file_and_an_office_opens_it_as_one_page()
    {
        var id = await FiledAsync("示例图片");
        await AnswerAsync("zheng-shi", id, new() { ["act"] = "draft" });
        await AnswerAsync("zhou-ba", id, new() { ["act"] = "approve" });
        await AnswerAsync("wu-jiu", id, new() { ["act"] = "number" });
        using var client = await host.SignedInAsync("zhou-ba");
        var bytes = await client.GetByteArrayAsync(CaseRoutes.Document(id, "letter.1") + "?handler=File", Ct);

        Assert.Equal(LetterProcess.Emblem, DocxFile.Read(bytes).File!.Part("word/media/emblem.png"));
        using var office = await LibreOffice.OpenAsync(bytes, "letter", Ct);
        Assert.Equal(1, office.Pages);
        Assert.Contains("关于示例图片的通知", office.Text, StringComparison.Ordinal);
        Assert.True(office.Look.Red);
    }

    private async Task<string> FiledAsync(string subject)
    {
        Assert.NotNull((await host.Services.GetRequiredService<Deployments>().ReleaseAsync(LetterProcess.Name, LetterProcess.Files, "qin-guan", Ct)).Process);
        var officer = await Desk.OfAsync(host, "zheng-shi");
        var filed = await officer.SendAsync(await officer.OpenAsync($"/start/{LetterProcess.Name}"), "form.filing", new Dictionary<string, string?> { ["subject"] = subject, ["recipients"] = "各基层工会" });
        Assert.True(filed.QuerySelector(".done-card") is not null, filed.Words());
        return filed.QuerySelector(".done-card a[href^='/cases/']")!.GetAttribute("href")!["/cases/".Length..];
    }

    private async Task<IHtmlDocument> OpenAsync(string person, string id) => await (await Desk.OfAsync(host, person)).OpenAsync($"/tasks/{await TaskAsync(id)}");

    private async Task<IHtmlDocument> SendAsync(string person, string id, Dictionary<string, string?> typed, params (string, string, byte[])[] files)
    {
        var desk = await Desk.OfAsync(host, person);
        return await desk.SendAsync(await desk.OpenAsync($"/tasks/{await TaskAsync(id)}"), "form[data-acts]", typed, files);
    }

    private async Task AnswerAsync(string person, string id, Dictionary<string, string?> typed, params (string, string, byte[])[] files)
    {
        var done = await SendAsync(person, id, typed, files);
        Assert.True(done.QuerySelector(".done-card") is not null, $"{person}: {done.Words()}");
    }

    private async Task<string> TaskAsync(string id)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        return await data.Tasks.Where(t => t.InstanceId == id).Select(t => t.Id).SingleAsync(Ct);
    }

    private async Task<DocumentRow> RowAsync(string id)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        return await data.Documents.AsNoTracking().SingleAsync(d => d.InstanceId == id, Ct);
    }
}
