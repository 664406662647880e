using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Host.Rules;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>
/// A changed rule and cases that run. On Monday 13 July 2026 an opinion (3 working days) falls due on Thursday 16; by the changed
/// rule of 5 working days on Monday 20.
/// </summary>
public sealed class ApplyRulesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Rule = "T-01.approval";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_rule_is_tried_on_running_cases_and_then_applied_by_a_document()
    {
        host.Clock.MoveTo(new(2026, 7, 13, 10, 0, 0, TimeSpan.FromHours(8)));
        var processes = new SmallProcesses(host);
        var opinion = await processes.OpinionAsync();
        Assert.Equal(new(2026, 7, 16), opinion.Tasks[0].Due!.Day);
        await ChangeAsync();
        Assert.Equal(new(2026, 7, 16), (await processes.NowAsync(opinion.Id)).Tasks[0].Due!.Day);

        using var reader = await AdminReader.SignedInAsync(host);
        var trial = await OverAsync(reader, await reader.PostAsync("/admin/rules/apply", "/admin/rules/apply?handler=Try"));
        Assert.Contains("日期会变的 1 件", trial.Text, StringComparison.Ordinal);
        Assert.Contains("2026-07-16 → 2026-07-20", trial.Text, StringComparison.Ordinal);
        Assert.Equal(new(2026, 7, 16), (await processes.NowAsync(opinion.Id)).Tasks[0].Due!.Day);

        var nameless = await reader.PostAsync(trial.Address, trial.Address + "?handler=Apply", ("Document", " "));
        Assert.Contains("请写明依据的文件", AdminReader.Text(await AdminReader.ParseAsync(nameless)), StringComparison.Ordinal);
        var done = await OverAsync(reader, await reader.PostAsync(trial.Address, trial.Address + "?handler=Apply", ("Document", "示例〔2026〕1号")));
        Assert.Contains("日期有变的 1 件", done.Text, StringComparison.Ordinal);

        var now = await processes.NowAsync(opinion.Id);
        Assert.Equal((new DateOnly(2026, 7, 20), OwnRules.PackId), (now.Tasks[0].Due!.Day, now.RulePack));
        using var staff = await AdminReader.SignedInAsync(host, "li-si");
        var record = AdminReader.Text(await staff.PageAsync("/cases/" + opinion.Id));
        Assert.Contains("改按现行规则办理，重算期限（示例〔2026〕1号）", record, StringComparison.Ordinal);
        Assert.Contains("到期日由 2026年7月16日 周四 改为 2026年7月20日 周一", record, StringComparison.Ordinal);
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        Assert.Equal("qin-guan", (await context.SystemJournal.SingleAsync(j => j.Kind == "rulesApplied", Stop)).ActorId);
    }

    private async Task ChangeAsync()
    {
        var own = host.Services.GetRequiredService<OwnRules>();
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().DateTime);
        var rule = (await own.InForceAsync(Stop))!.Get(Rule, today);
        await own.DecideAsync([rule with { Value = new TermValue(Term.Parse("5wd")), Decision = new("qin-guan", today, "示例〔2026〕1号", AsAdvice: false) }], "qin-guan", Stop);
    }

    private static async Task<(string Address, string Text)> OverAsync(AdminReader reader, HttpResponseMessage begun)
    {
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var address = begun.Headers.Location!.OriginalString;
        for (var tries = 0; ; tries++)
        {
            var text = AdminReader.Text(await reader.PageAsync(address));
            if (text.Contains("重算完了", StringComparison.Ordinal) || tries == 200) return (address, text);
            await Task.Delay(50, Stop);
        }
    }
}
