using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Host.Tests.Admin;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Documents;

/// <summary>公文模板: downloaded, edited, uploaded; what is wrong is said with its place; documents made afterwards name the new one.</summary>
public sealed class TemplatePageTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Page = "/admin/documents/hardship-aid/result";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edited_template_holds_from_its_day_and_the_document_names_it()
    {
        using var reader = await AdminReader.SignedInAsync(host);
        var page = AdminReader.Text(await reader.PageAsync(Page));
        Assert.Contains("用的是自带的模板", page, StringComparison.Ordinal);
        Assert.Contains("approvedAmount | 大写", page, StringComparison.Ordinal);
        var own = await (await reader.GetAsync(Page + "?handler=File")).Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(ShippedPackages.Get("hardship-aid").Documents["result"].Hash, DocumentTemplate.Read("a", own).Template!.Hash);

        var edited = Edited(own, "特此告知。", "特此告知，请妥善保存。");
        var answer = await UploadAsync("改过的.docx", edited, host.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("请妥善保存", AdminReader.Text(await reader.PageAsync(Page)), StringComparison.Ordinal);

        var aid = await (await HardshipCase.FiledAsync(host, "laid", Ct)).ToDecisionAsync(Ct);
        await aid.AnswerAsync("zhou-ba", "street.viceChair@s1", "approve", "同意", FeelContext.Of(("approvedAmount", FeelValue.Of(8000)), ("fundSource", FeelValue.Of("union"))), Ct);
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        Assert.Equal(DocumentTemplate.Read("a", edited).Template!.Hash, (await data.Documents.AsNoTracking().SingleAsync(d => d.InstanceId == "laid", Ct)).TemplateHash);
        Assert.Contains(await data.SystemJournal.AsNoTracking().Select(j => j.Kind).ToListAsync(Ct), kind => kind == "templateLaid");

        // Days have passed; the administrator's session has ended.
        using var later = await AdminReader.SignedInAsync(host);
        await later.PostAsync(Page, Page + "?handler=Back");
        Assert.DoesNotContain("请妥善保存", AdminReader.Text(await later.PageAsync(Page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_laid_for_a_day_to_come_is_not_used_before_and_can_be_taken_back()
    {
        const string sheet = "/admin/documents/hardship-aid/approval-sheet";
        using var reader = await AdminReader.SignedInAsync(host);
        var own = await (await reader.GetAsync(sheet + "?handler=File")).Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(HttpStatusCode.Redirect, (await UploadAsync("以后的.docx", own, host.Clock.GetUtcNow().AddDays(9), sheet)).StatusCode);
        var page = AdminReader.Text(await reader.PageAsync(sheet));
        Assert.Contains("用的是自带的模板", page, StringComparison.Ordinal);
        Assert.Contains("到那天不换", page, StringComparison.Ordinal);
        var day = DateOnly.FromDateTime(host.Clock.GetUtcNow().AddDays(9).ToOffset(TimeSpan.FromHours(8)).DateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await reader.PostAsync(sheet, sheet + "?handler=Back", ("From", day));
        Assert.DoesNotContain("到那天不换", AdminReader.Text(await reader.PageAsync(sheet)), StringComparison.Ordinal);
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        Assert.Equal([true, false], await data.DocumentTemplates.Where(t => t.Name == "approval-sheet").OrderBy(t => t.Id).Select(t => t.Bytes != null).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_template_with_an_unknown_field_is_refused_with_its_place_and_nothing_is_kept()
    {
        var own = ShippedPackages.Get("hardship-aid").Documents["result"].Bytes;
        var answer = await UploadAsync("错的.docx", Edited(own, "特此告知。", "{{ aplicantName }}"), host.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = AdminReader.Text(await AdminReader.ParseAsync(answer));
        Assert.Contains("没有保存", text, StringComparison.Ordinal);
        Assert.Contains("没有“aplicantName”这个字段", text, StringComparison.Ordinal);
        Assert.Contains("不是能用的 .docx", AdminReader.Text(await AdminReader.ParseAsync(await UploadAsync("x.docx", "PK nothing"u8.ToArray(), host.Clock.GetUtcNow()))), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> UploadAsync(string name, byte[] bytes, DateTimeOffset from, string page = Page)
    {
        var client = await host.SignedInAsync(AdminReader.Administrator);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(DocxFile.MediaType);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(TestHost.TokenOf(await client.GetStringAsync(page, Ct))), TestHost.TokenName },
            { file, "Upload", name },
            { new StringContent(from.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), "From" },
        };
        return await client.PostAsync(page, form, Ct);
    }

    /// <summary>The file with some words of its body changed, as somebody in Word would.</summary>
    private static byte[] Edited(byte[] docx, string words, string instead)
    {
        var file = DocxFile.Read(docx).File!;
        var body = DocxFile.Xml(file.Part(DocxFile.MainPart)!);
        foreach (var text in body.Descendants().Where(e => e.Name.LocalName == "t" && e.Value == words)) text.Value = instead;
        return file.With(new Dictionary<string, System.Xml.Linq.XDocument> { [DocxFile.MainPart] = body }).ToBytes();
    }
}
