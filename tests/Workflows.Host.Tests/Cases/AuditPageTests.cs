using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>Auditors check without trusting us, and are seen doing it.</summary>
public sealed class AuditPageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_reading_of_an_auditor_is_journalled_and_shown_to_the_administrator()
    {
        await HardshipCase.FiledAsync(host, "audited", Ct);
        var auditor = await host.SignedInAsync("kong-shen");
        Assert.Contains((await auditor.ReadAsync("/audit/samples", Ct)).QuerySelectorAll("tbody a"), a => a.GetAttribute("href") == "/cases/audited");
        await auditor.ReadAsync("/cases/audited?tab=form", Ct);
        await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases/audited", Ct);

        var page = await (await host.SignedInAsync("qin-guan")).ReadAsync("/admin/verification", Ct);
        var lines = page.QuerySelectorAll(".system-journal tbody tr").Select(r => r.Words).ToList();
        Assert.Contains(lines, l => l.Contains("审计看清单示例·孔审"));
        Assert.Contains(lines, l => l.Contains("审计查看示例·孔审") && l.Contains("办件 audited；页面 form"));
        Assert.DoesNotContain(lines, l => l.Contains("审计查看示例·周八"));
        Assert.StartsWith("核验通过：", page.QuerySelector(".note").Words);
    }

    [Fact]
    public async Task A_changed_entry_of_the_system_journal_is_found_and_named()
    {
        await HardshipCase.FiledAsync(host, "watched", Ct);
        await (await host.SignedInAsync("kong-shen")).ReadAsync("/cases/watched", Ct);
        long seq;
        byte[] kept;
        await using (var data = await OpenAsync())
        {
            var row = await data.SystemJournal.FirstAsync(r => r.Kind == "auditorRead", Ct);
            (seq, kept) = (row.Seq, row.Bytes);
            row.Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Bytes).Replace("kong-shen", "zhou-ba", StringComparison.Ordinal));
            await data.SaveChangesAsync(Ct);
        }
        var page = await (await host.SignedInAsync("qin-guan")).ReadAsync("/admin/verification", Ct);
        Assert.Contains($"第 {seq} 条记录的内容与摘要不符。", page.QuerySelector(".note.over").Words);
        await using (var data = await OpenAsync())
            await data.SystemJournal.Where(r => r.Seq == seq).ExecuteUpdateAsync(set => set.SetProperty(r => r.Bytes, kept), Ct);
    }

    [Fact]
    public async Task Many_records_are_checked_with_progress_and_the_faulty_one_is_named()
    {
        await HardshipCase.FiledAsync(host, "batch-1", Ct);
        var bad = await HardshipCase.FiledAsync(host, "batch-2", Ct);
        await using (var data = await OpenAsync())
            await data.Journal.Where(r => r.InstanceId == "batch-2").ExecuteUpdateAsync(set => set.SetProperty(r => r.Hash, new string('0', 64)), Ct);
        var auditor = await host.SignedInAsync("xu-he");
        using var begun = await auditor.SendAsync("/audit/records", "/audit/records", Ct, ("Process", "hardship-aid"));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var address = begun.Headers.Location!.ToString();
        var page = await auditor.ReadAsync(address, Ct);
        for (var i = 0; i < 50 && page.QuerySelector("progress") is not null; i++)
        {
            await Task.Delay(100, Ct);
            page = await auditor.ReadAsync(address, Ct);
        }
        Assert.Contains("有 1 件没有通过。", page.QuerySelector("#check-run .note.over").Words);
        Assert.Equal($"{bad.State.Number} 第 1 条记录的内容与摘要不符。", page.QuerySelector("#check-run tbody tr").Words);
        var other = await (await host.SignedInAsync("kong-shen")).ReadAsync(address, Ct);
        Assert.Null(other.QuerySelector("#check-run"));
    }

    [Theory]
    [InlineData("/audit/samples")]
    [InlineData("/audit/records")]
    [InlineData("/admin/verification")]
    public async Task Staff_are_not_let_in(string page) =>
        Assert.Equal(HttpStatusCode.Forbidden, await (await host.SignedInAsync("zhou-ba")).StatusAsync(page, Ct));

    private Task<WorkflowsContext> OpenAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
}
