using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Host.Stages.Disbursement;
using Workflows.Host.Tasks.Files;
using Workflows.Stages.Disbursement;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>Publishing a notice, paying, correcting an account; and the list for the bank.</summary>
public sealed class NoticeAndPaymentTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_publisher_sees_and_prints_the_masked_notice_before_it_is_put_up()
    {
        var aid = new AidCase(host);
        await aid.ToNoticeAsync();
        var desk = await Desk.OfAsync(host, "wang-wu");

        var page = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}");
        var sheet = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}/notice");

        Assert.Contains("示例·张三申请困难职工帮扶", page.QuerySelector(".paper").Words(), StringComparison.Ordinal);
        Assert.Contains("示例·张三申请困难职工帮扶", sheet.QuerySelector(".doc-sheet").Words(), StringComparison.Ordinal);
        Assert.Contains("公示到", page.QuerySelector(".work .next").Words(), StringComparison.Ordinal);
        foreach (var secret in new[] { "440399", "重病", "86,400", "6228" })
            Assert.DoesNotContain(secret, sheet.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await (await Desk.OfAsync(host, "li-si")).StatusAsync($"/tasks/{await aid.TaskAsync()}/notice"));
    }

    [Fact]
    public async Task The_cashier_pays_with_accounts_in_the_journalled_file_only()
    {
        var aid = await AtPaymentAsync();
        var desk = await Desk.OfAsync(host, "wu-jiu");
        var page = await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}");

        Assert.Contains("请付款 1 笔，共 8,000.00 元", page.QuerySelector(".ask").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("6228480000000000018", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        page.QuerySelectorAll("form").Single(f => f.GetAttribute("action") == "?handler=BankList").SetAttribute("action", $"/tasks/{await aid.TaskAsync()}?handler=BankList");
        using var file = await desk.PostAsync(page, "form[action$=BankList]", new Dictionary<string, string?>());
        var csv = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("示例·张三,示例银行示例支行,6228480000000000018", csv, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(d => d.SystemJournal.Where(j => j.Kind == "exported")));

        var done = await aid.AnswerAsync("wu-jiu", new() { ["paymentResult"] = "paid", ["paidOn"] = aid.Today, ["receiptNumber"] = "示回0001" }, ("bankReceipt", "回单.pdf", Papers.Pdf("回单")));
        Assert.Contains("已登记回执", done.QuerySelector(".done-card").Words(), StringComparison.Ordinal);
        Assert.Contains(".followUp.", await aid.TaskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_account_goes_to_the_officer_is_corrected_and_paid_again()
    {
        var aid = await AtPaymentAsync();
        await aid.AnswerAsync("wu-jiu", new() { ["paymentResult"] = "returned", ["paidOn"] = aid.Today, ["receiptNumber"] = "示退0001", ["returnReason"] = "账户已销户" }, ("bankReceipt", "退票.pdf", Papers.Pdf("退票")));

        var page = await (await Desk.OfAsync(host, "li-si")).OpenAsync($"/tasks/{await aid.TaskAsync()}");
        Assert.Contains("账户已销户", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("6228480000000000018", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await aid.AnswerAsync("li-si", new() { ["bankAccount"] = "6228480000000000026", ["bankAccount!kept"] = null, ["correctionReason"] = "原账户已销户，换新账户" }, ("accountProof", "银行卡.jpg", Papers.Jpeg("银行卡")));

        Assert.Contains(".pay2", await aid.TaskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_open_to_whoever_may_see_the_case_and_sensitive_ones_by_a_journalled_post()
    {
        var aid = await AtPaymentAsync();
        var cashier = await Desk.OfAsync(host, "wu-jiu");
        var letter = $"/files/{aid.Id}/{Hash("申请书")}";
        var diagnosis = $"/files/{aid.Id}/{Hash("诊断证明")}";

        Assert.Equal(HttpStatusCode.OK, await cashier.StatusAsync(letter));
        Assert.Equal(HttpStatusCode.NotFound, await cashier.StatusAsync(diagnosis));
        Assert.Equal(HttpStatusCode.NotFound, await (await Desk.OfAsync(host, "jiang-yi")).StatusAsync(letter));
        var page = await cashier.OpenAsync($"/tasks/{await aid.TaskAsync()}");
        page.QuerySelector("form#reveal")!.SetAttribute("action", diagnosis);
        using var opened = await cashier.PostAsync(page, "form#reveal", new Dictionary<string, string?>());
        Assert.Equal(Papers.Pdf("诊断证明"), await opened.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.True(await CountAsync(d => d.SystemJournal.Where(j => j.Kind == "fileOpened")) > 0);
    }

    [Theory]
    [InlineData("示例·张三", "示例·张三")]
    [InlineData("=HYPERLINK(\"http://example.com\")", "\"'=HYPERLINK(\"\"http://example.com\"\")\"")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("a,b", "\"a,b\"")]
    public void A_cell_of_the_bank_list_is_never_a_formula(string value, string cell) => Assert.Equal(cell, BankList.Cell(value));

    [Fact]
    public void The_bank_list_keeps_long_numbers_as_text_and_amounts_plain()
    {
        var payee = new PayeeLine(1, FeelContext.Of(("name", FeelValue.Of("示例·张三")), ("bank", FeelValue.Of("示例银行")), ("account", FeelValue.Of("6228480000000000018"))), Money.Yuan(12_345.60m), PayeeStatus.Open, "", "");

        var text = System.Text.Encoding.UTF8.GetString(BankList.Of(["序号", "户名", "开户行", "账号", "金额（元）"], [payee], v => v?.Text ?? ""));

        Assert.Equal("\uFEFF序号,户名,开户行,账号,金额（元）\r\n1,示例·张三,示例银行,6228480000000000018\t,12345.60\r\n", text);
    }

    private static string Hash(string paper) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Papers.Pdf(paper)));

    private async Task<AidCase> AtPaymentAsync()
    {
        var aid = new AidCase(host);
        await aid.ToDecisionAsync();
        await aid.AnswerAsync("zhou-ba", AidCase.Approval);
        return aid;
    }

    private async Task<int> CountAsync<T>(Func<WorkflowsContext, IQueryable<T>> rows)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await rows(scope.ServiceProvider.GetRequiredService<WorkflowsContext>()).CountAsync(TestContext.Current.CancellationToken);
    }
}
