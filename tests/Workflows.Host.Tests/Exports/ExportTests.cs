using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Imports.Tables;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Exports;

/// <summary>Lists are taken away as their reader sees them, and that is recorded.</summary>
public sealed class ExportTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Cases_are_exported_to_whom_may_see_them_only(string format)
    {
        var processes = new SmallProcesses(host);
        var opinion = await processes.OpinionAsync();
        using var auditor = await host.SignedInAsync("xu-he");
        using var other = await host.SignedInAsync("sun-qi");

        var seen = await RowsAsync(auditor, "/audit/samples?handler=Export&format=" + format);
        Assert.Equal("办件号", seen[0][0]);
        Assert.Contains(opinion.Number, seen.Select(r => r[0]));
        Assert.DoesNotContain(opinion.Number, (await RowsAsync(other, "/cases?handler=Export&format=" + format)).Select(r => r[0]));

        await using var data = host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();
        var recorded = await data.SystemJournal.Where(j => j.Kind == "exported" && j.ActorId == "xu-he").Select(j => j.Bytes).ToListAsync(Stop);
        Assert.Contains(recorded, r => Encoding.UTF8.GetString(r).Contains($"\"format\":\"{format}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Auditors_find_everything_they_may_take_away_on_one_page()
    {
        using var auditor = await host.SignedInAsync("xu-he");
        var page = await auditor.ReadAsync("/audit/exports", Stop);
        var links = page.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(links.Count >= 8);
        foreach (var link in links)
            Assert.NotEmpty(await RowsAsync(auditor, link));

        using var staff = await host.SignedInAsync("zhou-ba");
        Assert.Equal(HttpStatusCode.Forbidden, await staff.StatusAsync("/audit/exports?handler=Export&format=csv", Stop));
    }

    [Fact]
    public async Task Budget_lines_movements_and_posts_come_as_tables()
    {
        using var staff = await host.SignedInAsync("zhou-ba");
        var year = host.Clock.GetUtcNow().Year;
        var lines = await RowsAsync(staff, $"/funds?year={year}&handler=Export&format=csv");
        Assert.Contains(lines, r => r[1] == "街道帮扶资金" && r[2] == "500000.00");
        var movements = await RowsAsync(staff, $"/funds/aid:s1:{year}?handler=Export&format=xlsx");
        Assert.Equal("下达额度", movements[^1][1]);
        Assert.Equal(HttpStatusCode.NotFound, await staff.StatusAsync($"/funds/aid:s2:{year}?handler=Export&format=csv", Stop));

        using var administrator = await host.SignedInAsync("qin-guan");
        var people = await RowsAsync(administrator, "/admin/organization?unit=s1&handler=Export&format=csv");
        Assert.Contains(people, r => r[0] == "示例·周八" && r[3] == "常务副主席" && r[4] == "示例街道总工会");
        Assert.DoesNotContain(people, r => r[4] == "示例东街道总工会");
    }

    private static async Task<List<TableRow>> RowsAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answered {(int)answer.StatusCode}");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        var table = TableFile.Read(await answer.Content.ReadAsByteArrayAsync(Stop));
        Assert.Null(table.Refusal?.Key);
        return [.. table.Value.Rows];
    }
}
