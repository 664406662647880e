using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Host.Rules;
using Workflows.Stages.PublicNotice;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>
/// Importing 2027, a notice made up for this test. On Wednesday 3 February 2027 an opinion (3 working days) falls due on Friday
/// 12 February by the law alone (4, 11, 12); with the notice 11 is off and Sunday 14 is worked: 4, 12, 14. A public notice
/// (5 working days) ends on 16 February both ways (4, 11, 12, 15, 16 and 4, 12, 14, 15, 16).
/// </summary>
public sealed class YearImportTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Notice = """
        2027年部分节假日安排（示例）
        一、元旦：1月1日（周五）至3日（周日）放假，共3天。
        二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
        三、清明节：4月3日（周六）至5日（周一）放假，共3天。
        四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
        五、端午节：6月9日（周三）放假，共1天。
        六、中秋节：9月15日（周三）放假，共1天。
        七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_imported_year_moves_open_deadlines_with_a_record_and_tells_people()
    {
        host.Clock.MoveTo(new(2027, 2, 3, 10, 0, 0, TimeSpan.FromHours(8)));
        var processes = new SmallProcesses(host);
        var opinion = await processes.OpinionAsync();
        var notice = await processes.PublishNoticeAsync();
        Assert.Equal((new DateOnly(2027, 2, 12), true), (opinion.Tasks[0].Due!.Day, opinion.Tasks[0].Due!.Provisional));

        using var reader = await AdminReader.SignedInAsync(host);
        var trial = AdminReader.Text(await AdminReader.ParseAsync(await reader.PostAsync("/admin/rules/years", "/admin/rules/years?handler=Try", ("Text", Notice))));
        Assert.Contains("2027 年：放假 27 天，调休上班 4 天，全年 248 个工作日。 与规则 G-29 一致。", trial, StringComparison.Ordinal);

        var answer = await reader.PostAsync("/admin/rules/years", "/admin/rules/years?handler=Import", ("Text", Notice));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var import = long.Parse(answer.Headers.Location!.OriginalString.Split('/')[4], CultureInfo.InvariantCulture);
        var run = await OverAsync(import);

        Assert.Equal((2, 1), (run.Done, run.Confirmed));
        Assert.Equal([(opinion.Number, ("2027-02-12", "2027-02-14"))], run.Moved.Select(m => (m.Number, m.Days[0])));
        var moved = (await processes.NowAsync(opinion.Id)).Tasks[0].Due!;
        Assert.Equal((new DateOnly(2027, 2, 14), false), (moved.Day, moved.Provisional));
        Assert.False(((NoticeState)(await processes.NowAsync(notice.Id)).Active[0].Stage!).Until!.Provisional);

        await using var context = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(new(2027, 2, 14), (await context.Tasks.SingleAsync(t => t.InstanceId == opinion.Id, Stop)).DueDay);
        Assert.Equal(new DateTimeOffset(2027, 2, 14, 16, 0, 0, TimeSpan.Zero), (await context.DueWork.SingleAsync(w => w.InstanceId == opinion.Id, Stop)).At);
        Assert.Equal("qin-guan", (await context.Journal.SingleAsync(j => j.InstanceId == opinion.Id && j.CommandId == $"recount:{import}", Stop)).ActorId);
        Assert.True(await context.Outbox.AnyAsync(o => o.InstanceId == opinion.Id && o.Kind == OutboxKinds.Notify && o.Payload.Contains("deadlineMoved"), Stop));
        Assert.Equal(["holidayYearImported", "deadlinesRecounted"], await context.SystemJournal.Where(j => j.ActorId == "qin-guan" && j.Kind != "signedIn").OrderBy(j => j.Seq).Select(j => j.Kind).ToListAsync(Stop));

        var page = AdminReader.Text(await reader.PageAsync($"/admin/rules/years/{import}/recount"));
        Assert.Contains("日期有变的 1 件", page, StringComparison.Ordinal);
        Assert.Contains("2027-02-12 → 2027-02-14", page, StringComparison.Ordinal);
        var notices = await context.Notices.SingleAsync(n => n.InstanceId == notice.Id, Stop);
        Assert.DoesNotContain("暂定", await host.Client().GetStringAsync("/notices/" + notices.Slug, Stop), StringComparison.Ordinal);
        await RecordedAsync(opinion.Id, notice.Id);
        await AgainAsync(reader, import);
        Assert.False(await host.Services.GetRequiredService<UnfinishedRecount>().ResumeAsync(Stop));
        await AfterADeathAsync(import);
    }

    /// <summary>The record of each case says who, by which document, from which day to which; the mail says it too.</summary>
    private async Task RecordedAsync(string moved, string kept)
    {
        using var staff = await AdminReader.SignedInAsync(host, "li-si");
        var record = AdminReader.Text(await staff.PageAsync("/cases/" + moved));
        Assert.Contains("放假安排有变，重算期限（国务院办公厅2027年节假日通知）", record, StringComparison.Ordinal);
        Assert.Contains("到期日由 2027年2月12日 周五 改为 2027年2月14日 周日", record, StringComparison.Ordinal);
        Assert.Contains("到期日 2027年2月16日 周二 不变，不再是暂定", AdminReader.Text(await staff.PageAsync("/cases/" + kept)), StringComparison.Ordinal);
    }

    /// <summary>As if the host had died before the end: without the entry of the system journal the next start goes on, and touches no case twice.</summary>
    private async Task AfterADeathAsync(long import)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        await context.SystemJournal.Where(j => j.Kind == "deadlinesRecounted").ExecuteDeleteAsync(Stop);
        Assert.True(await host.Services.GetRequiredService<UnfinishedRecount>().ResumeAsync(Stop));
        var resumed = await OverAsync(import);
        Assert.Equal((2, 0, 0), (resumed.Done, resumed.Confirmed, resumed.Moved.Length));
        Assert.True(await context.SystemJournal.AnyAsync(j => j.Kind == "deadlinesRecounted", Stop));
    }

    /// <summary>Counting again by the same import touches no case twice.</summary>
    private async Task AgainAsync(AdminReader reader, long import)
    {
        await reader.PostAsync("/admin/rules/years", "/admin/rules/years?handler=Recount", ("id", import.ToString(CultureInfo.InvariantCulture)));
        var again = await OverAsync(import);
        Assert.Equal((2, 0, 0), (again.Done, again.Confirmed, again.Moved.Length));
    }

    private async Task<Recount> OverAsync(long import)
    {
        var recounts = host.Services.GetRequiredService<Recounts>();
        for (var i = 0; i < 200 && recounts.Find(new YearImported(import)) is not { Over: true }; i++) await Task.Delay(50, Stop);
        return recounts.Find(new YearImported(import))!;
    }
}
