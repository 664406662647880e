using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>Filing a case from the start form.</summary>
public sealed class FilingTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_case_is_filed_and_the_page_says_its_number_and_who_is_next()
    {
        var filed = await new AidCase(host).FileAsync();

        Assert.Contains("示帮〔2026〕", filed.QuerySelector(".done-card").Words(), StringComparison.Ordinal);
        Assert.Contains("交示例·郑十：受理", filed.QuerySelector(".done-card").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_a_post_allows_is_offered_and_opened()
    {
        var officer = await Desk.OfAsync(host, "li-si");
        Assert.Contains("困难职工帮扶", (await officer.OpenAsync("/start")).Words(), StringComparison.Ordinal);

        var auditor = await Desk.OfAsync(host, "xu-he");
        Assert.Contains("没有可以发起的办件", (await auditor.OpenAsync("/start")).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await auditor.StatusAsync("/start/hardship-aid"));
    }

    [Fact]
    public async Task The_same_page_sent_twice_files_one_case()
    {
        var desk = await Desk.OfAsync(host, "li-si");
        var page = await desk.OpenAsync("/start/hardship-aid");
        var first = await desk.SendAsync(page, "form.filing", AidCase.Application(), AidCase.ApplicationFiles);
        var before = await CasesAsync();

        var second = await desk.SendAsync(page, "form.filing", AidCase.Application(), AidCase.ApplicationFiles);

        Assert.Equal(before, await CasesAsync());
        Assert.Contains("没有重复提交", second.Words(), StringComparison.Ordinal);
        Assert.Contains(first.QuerySelector(".done-card p:nth-of-type(2)").Words(), second.Words(), StringComparison.Ordinal);
    }

    /// <summary>As an impatient hand or a second host does: none is shown a failure, for the rows of the files are the same too.</summary>
    [Fact]
    public async Task The_same_page_sent_at_the_same_time_files_one_case_and_both_are_told_so()
    {
        var desk = await Desk.OfAsync(host, "li-si");
        var typed = AidCase.Application();
        typed["idNumber"] = "440399198501010036";
        var files = AidCase.ApplicationFiles.Select(f => (f.Item1, f.Item2, Papers.Pdf($"{f.Item2}, sent twice"))).ToArray();
        var page = await desk.OpenAsync("/start/hardship-aid");
        var before = await CasesAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => desk.PostAsync(page, "form.filing", typed, files)));

        Assert.Equal([HttpStatusCode.Redirect], answers.Select(a => a.StatusCode).Distinct());
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString().Split('?')[0]).Distinct());
        Assert.Equal(before + 1, await CasesAsync());
    }

    /// <summary>The form has a field called <c>unit</c>, as the address may have; the officer of e1 files for somebody of a branch.</summary>
    [Fact]
    public async Task The_unit_of_the_applicant_does_not_choose_where_the_case_is_filed()
    {
        var desk = await Desk.OfAsync(host, "li-si");
        var typed = AidCase.Application();
        typed["unit"] = "e1b1";

        var filed = await desk.SendAsync(await desk.OpenAsync("/start/hardship-aid"), "form.filing", typed, AidCase.ApplicationFiles);

        Assert.NotNull(filed.QuerySelector(".done-card"));
    }

    [Fact]
    public async Task Answers_that_do_not_fit_are_kept_with_a_sentence_beside_each()
    {
        var desk = await Desk.OfAsync(host, "li-si");
        var typed = AidCase.Application();
        typed["idNumber"] = "44039919850101002";
        typed["accountHolder"] = "示例·张四";

        var back = await desk.SendAsync(await desk.OpenAsync("/start/hardship-aid"), "form.filing", typed, AidCase.ApplicationFiles);

        Assert.Equal("44039919850101002", back.QuerySelector("input[name=idNumber]")!.GetAttribute("value"));
        Assert.Contains("身份证号应为 18 位，现在是 17 位", back.QuerySelector("#form-idNumber-fault").Words(), StringComparison.Ordinal);
        Assert.Contains("开户名要与申请人姓名一致", back.QuerySelector("#form-accountHolder-fault").Words(), StringComparison.Ordinal);
        Assert.Equal("申请书.pdf", back.QuerySelector("[name='applicationLetter!kept']")!.ParentElement.Words());
    }

    [Fact]
    public async Task Eligibility_is_explained_on_what_is_typed_without_filing()
    {
        var desk = await Desk.OfAsync(host, "li-si");
        var before = await CasesAsync();
        var typed = AidCase.Application();
        typed["save"] = "eligibility";

        var looked = await desk.SendAsync(await desk.OpenAsync("/start/hardship-aid"), "form.filing", typed);

        var card = looked.QuerySelector("#eligibility").Words();
        Assert.Contains("家庭月人均净收入低于当地低保（A-01、A-02），认定为深度困难", card, StringComparison.Ordinal);
        Assert.Equal("86,400.00 元", looked.QuerySelectorAll("#eligibility dt").Single(d => d.Words() == "家庭年可支配收入").NextElementSibling.Words());
        Assert.Equal(before, await CasesAsync());
        Assert.Equal("86,400", looked.QuerySelector("input[name=disposableIncome]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_draft_is_kept_encrypted_and_found_again()
    {
        var desk = await Desk.OfAsync(host, "jiang-yi");
        await desk.SendAsync(await desk.OpenAsync("/start/hardship-aid"), "form.filing", new Dictionary<string, string?> { ["causeText"] = "重病需要长期治疗", ["save"] = "draft" });

        var again = await desk.OpenAsync("/start/hardship-aid");

        Assert.Equal("重病需要长期治疗", again.QuerySelector("textarea[name=causeText]")!.TextContent.Trim());
        Assert.Contains("已存草稿", again.Words(), StringComparison.Ordinal);
        Assert.Contains("草稿", (await desk.OpenAsync("/start")).Words(), StringComparison.Ordinal);
        await using var scope = host.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<WorkflowsContext>().Drafts.SingleAsync(d => d.PersonId == "jiang-yi", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("重病", System.Text.Encoding.UTF8.GetString(kept.Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_sensitive_enters_the_record_in_clear()
    {
        var aid = new AidCase(host);
        await aid.FileAsync();

        await using var scope = host.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        var rows = await data.Journal.Where(j => j.InstanceId == aid.Id).Select(j => j.Bytes).ToListAsync(TestContext.Current.CancellationToken);
        var record = string.Concat(rows.Select(System.Text.Encoding.UTF8.GetString));
        foreach (var secret in new[] { "440399198501010028", "6228480000000000018", "13800000001", "重病", "86400", "示例·张母", "诊断证明" })
            Assert.DoesNotContain(secret, record, StringComparison.Ordinal);
        Assert.Contains("示例·张三", record, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Papers.Pdf("诊断证明")));
        var medical = await data.Evidence.Where(e => e.Hash == hash && e.SubjectId == "worker-01").ToListAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(medical);
        Assert.All(medical, e => Assert.NotEqual(Papers.Pdf("诊断证明"), e.Bytes));
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_beside_its_field()
    {
        var desk = await Desk.OfAsync(host, "li-si");

        var back = await desk.SendAsync(await desk.OpenAsync("/start/hardship-aid"), "form.filing", AidCase.Application(),
            [.. AidCase.ApplicationFiles[1..], ("applicationLetter", "申请书.pdf", "MZ a program"u8.ToArray())]);

        Assert.Contains("申请书.pdf", back.QuerySelector("#form-applicationLetter-fault").Words(), StringComparison.Ordinal);
        Assert.Null(back.QuerySelector(".done-card"));
    }

    private async Task<int> CasesAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowsContext>().Instances.CountAsync(TestContext.Current.CancellationToken);
    }
}
