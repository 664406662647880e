using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Host.Tests.Admin;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Documents;

/// <summary>The result of an aid case as its people find it: numbered, kept, printed, opened by an office's own program.</summary>
public sealed class CaseDocumentTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<HardshipCase> ApprovedAsync(string id)
    {
        var aid = await (await HardshipCase.FiledAsync(host, id, Ct)).ToDecisionAsync(Ct);
        await aid.AnswerAsync("zhou-ba", "street.viceChair@s1", "approve", "同意", FeelContext.Of(
            ("approvedAmount", FeelValue.Of(8000)), ("fundSource", FeelValue.Of("union")), ("budgetSubject", FeelValue.Of("困难职工帮扶"))), Ct);
        return aid;
    }

    [Fact]
    public async Task A_result_is_numbered_kept_by_its_hash_and_found_on_the_page_of_its_case()
    {
        await ApprovedAsync("written");
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        var row = await data.Documents.AsNoTracking().SingleAsync(d => d.InstanceId == "written", Ct);
        Assert.Matches("^示街工告〔2026〕[0-9]+号$", row.Number);
        Assert.Equal(("sent", "s1", "告知书"), (row.Phase, row.OrganId, row.Type));
        var kept = await data.Evidence.AsNoTracking().SingleAsync(e => e.Hash == row.FileHash, Ct);
        Assert.Equal("worker-01", kept.SubjectId);

        using var reader = await AdminReader.SignedInAsync(host, "zhou-ba");
        var tab = AdminReader.Text(await reader.PageAsync("/cases/written?tab=documents"));
        Assert.Contains(row.Number, tab, StringComparison.Ordinal);
        Assert.Contains("已发出", tab, StringComparison.Ordinal);
        var paper = await reader.PageAsync("/cases/written/documents/tellApproved.1");
        var text = AdminReader.Text(paper);
        foreach (var said in new[] { "示例街道总工会", row.Number, "困难职工帮扶结果告知书", "示例·张三：", "医疗救助", "人民币捌仟元整（8,000.00 元）", "对结果有疑问的，可以向示例区总工会申请复核" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("440399", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_the_evidence_and_opens_in_an_office_as_one_page_with_a_red_head()
    {
        await ApprovedAsync("opened");
        using var reader = await AdminReader.SignedInAsync(host, "zhou-ba");
        var answer = await reader.GetAsync("/cases/opened/documents/tellApproved.1?handler=File");
        Assert.Equal(DocxFile.MediaType, answer.Content.Headers.ContentType!.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        Assert.Equal((await data.Documents.AsNoTracking().SingleAsync(d => d.InstanceId == "opened", Ct)).FileHash,
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));

        using var office = await LibreOffice.OpenAsync(bytes, "result", Ct);
        Assert.Equal(1, office.Pages);
        Assert.Contains("困难职工帮扶结果告知书", office.Text, StringComparison.Ordinal);
        Assert.Contains("捌仟元整", office.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("{{", office.Text, StringComparison.Ordinal);
        Assert.InRange(office.Look.Ink, 0.01, 0.3);
        Assert.True(office.Look.Red);
    }

    [Fact]
    public async Task The_approval_sheet_opens_in_an_office_as_one_page()
    {
        await ApprovedAsync("sheet");
        using var reader = await AdminReader.SignedInAsync(host, "zhou-ba");
        var answer = await reader.GetAsync("/cases/sheet/print?handler=File");
        using var office = await LibreOffice.OpenAsync(await answer.Content.ReadAsByteArrayAsync(Ct), "approval-sheet", Ct);
        Assert.Equal(1, office.Pages);
        foreach (var said in new[] { "困难职工帮扶审批单", "街道审批", "捌仟元整" })
            Assert.Contains(said, office.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_there_only_for_whoever_may_see_its_case()
    {
        await ApprovedAsync("closed");
        using var outside = await AdminReader.SignedInAsync(host, "jiang-yi");
        foreach (var address in new[] { "/cases/closed/documents/tellApproved.1", "/cases/closed/documents/tellApproved.1?handler=File", "/cases/closed/documents/tellApproved.9", "/cases/none/documents/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await outside.GetAsync(address)).StatusCode);
    }
}
