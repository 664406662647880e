using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Installation;
using Workflows.Host.Imports.Tables;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Imports;

/// <summary>An administrator imports by the pages; nobody else gets in.</summary>
public sealed class ImportPageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Runs Runs { get; } = new(host);

    [Fact]
    public async Task A_file_is_chosen_tried_and_written_by_the_pages()
    {
        using var browser = await host.SignedInAsync("qin-guan");
        Assert.Contains("单位", (await browser.ReadAsync("/admin/imports", Stop)).QuerySelector(".import-kinds").Words, StringComparison.Ordinal);

        var sent = await SendAsync(browser, "/admin/imports/new/units", "单位.csv", "名称,编号,层级,上级\n示例页面公司工会,YM-1,企业,s1\n示例坏行,YM-2,没有,s1\n");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var address = sent.Headers.Location!.OriginalString;
        await Runs.OverAsync(address.Split('/')[^1]);

        var page = await browser.ReadAsync(address, Stop);
        Assert.Contains("2 行里有 1 行有问题，还没有写入", page.QuerySelector(".note").Words, StringComparison.Ordinal);
        Assert.Equal("3层级没有以下之一：省级、区县、街道、企业、分会", page.QuerySelector(".import-lines tbody tr").Words);
        var report = TableFile.Read(await browser.GetByteArrayAsync(address + "?handler=Report", Stop)).Value.Rows;
        Assert.Equal(["3", "层级", "没有", "以下之一：省级、区县、街道、企业、分会"], report[1].Cells);

        await browser.SendAsync(address, address + "?handler=Apply", Stop, ("onlyGood", "true"));
        await Runs.OverAsync(address.Split('/')[^1]);
        Assert.Contains("已写入：新增 1 行", (await browser.ReadAsync(address, Stop)).QuerySelector(".note").Words, StringComparison.Ordinal);
        Assert.Contains("已写入", (await browser.ReadAsync("/admin/imports", Stop)).QuerySelector(".import-runs").Words, StringComparison.Ordinal);
        Assert.Contains("示例页面公司工会", (await browser.ReadAsync("/admin/organization?unit=s1", Stop)).QuerySelector(".units").Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_template_sent_back_unchanged_imports_nothing(string format)
    {
        using var browser = await host.SignedInAsync("qin-guan");
        foreach (var kind in new[] { "units", "people", "posts", "members", "budgets", "register-hardship" })
        {
            var file = await browser.GetAsync($"/admin/imports/new/{kind}?handler=Template&format={format}", Stop);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            var run = await Runs.Desk.UploadAsync(kind, "模板", await file.Content.ReadAsStreamAsync(Stop), "qin-guan", Stop);
            var over = await Runs.OverAsync(run.Value);
            Assert.Equal($"{kind} Tried 0/0/0/0", $"{kind} {Runs.Said(over.Run)}");
            await Runs.Desk.CancelAsync(run.Value, "qin-guan", Stop);
        }
    }

    [Fact]
    public async Task A_broken_file_is_answered_with_a_sentence_and_a_trial_can_be_dropped()
    {
        using var browser = await host.SignedInAsync("qin-guan");
        var empty = await SendAsync(browser, "/admin/imports/new/people", "空.csv", "");
        Assert.Contains("文件里没有内容", await empty.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        var sent = await SendAsync(browser, "/admin/imports/new/people", "人.csv", "姓名,人员编号\n示例·丢,DIU-1\n");
        var address = sent.Headers.Location!.OriginalString;
        await Runs.OverAsync(address.Split('/')[^1]);
        await browser.SendAsync(address, address + "?handler=Cancel", Stop);
        Assert.Equal(ImportState.Cancelled, (await Runs.OverAsync(address.Split('/')[^1])).Run.State);
        await using var data = Open();
        Assert.Contains(await data.SystemJournal.Where(j => j.Kind == "importCancelled").Select(j => j.ActorId).ToListAsync(Stop), a => a == "qin-guan");
    }

    [Theory]
    [InlineData("/admin/imports")]
    [InlineData("/admin/imports/new/units")]
    [InlineData("/admin/organization")]
    [InlineData("/admin/organization/people/li-si")]
    [InlineData("/admin/organization?handler=Export&format=csv")]
    public async Task Only_administrators_come_in(string address)
    {
        using var administrator = await host.SignedInAsync("qin-guan");
        using var staff = await host.SignedInAsync("zhou-ba");
        using var auditor = await host.SignedInAsync("xu-he");
        Assert.Equal(HttpStatusCode.OK, await administrator.StatusAsync(address, Stop));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (await staff.StatusAsync(address, Stop), await auditor.StatusAsync(address, Stop)));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, string name, string table)
    {
        var token = TestHost.TokenOf(await browser.GetStringAsync(page, Stop));
        return await browser.PostAsync(page, new MultipartFormDataContent
        {
            { new StringContent(token), TestHost.TokenName },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "Table", name },
        }, Stop);
    }

    private WorkflowsContext Open() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();
}
