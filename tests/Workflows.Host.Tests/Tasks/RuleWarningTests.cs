using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions;
using Workflows.Definitions.RulePacks;
using Workflows.Host.Rules;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>A rule the union has not made binding warns, asks for a reason, and the record has both; a confirmed one blocks.</summary>
public sealed class RuleWarningTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Panel = "form[data-acts]", Limit = "A-17.collectiveThreshold";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_limit_left_as_advice_is_set_aside_for_a_reason_and_a_confirmed_one_is_not(bool asAdvice)
    {
        await DecideAsync(asAdvice);
        var aid = new AidCase(host);
        await aid.ToDecisionAsync();
        var desk = await Desk.OfAsync(host, "zhou-ba");
        var refused = await desk.SendAsync(await desk.OpenAsync($"/tasks/{await aid.TaskAsync()}"), Panel, AidCase.Approval);
        Assert.Contains("要附会议纪要", refused.QuerySelector("[data-acts-faults]").Words(), StringComparison.Ordinal);
        Assert.Equal(asAdvice, refused.QuerySelector("[data-acts-faults]").Words().Contains("现在只作提示", StringComparison.Ordinal));

        var typed = AidCase.Approval;
        typed["comment"] = "家中急需用钱，先行办理";
        var again = await desk.SendAsync(refused, Panel, typed);
        if (!asAdvice)
        {
            Assert.Contains("要附会议纪要", again.QuerySelector("[data-acts-faults]").Words(), StringComparison.Ordinal);
            return;
        }
        Assert.Contains("已同意", again.QuerySelector(".done-card").Words(), StringComparison.Ordinal);
        var record = (await desk.OpenAsync($"/cases/{aid.Id}")).Words();
        Assert.Contains($"规则 {Limit} 只作提示，仍然办理，理由：家中急需用钱，先行办理", record, StringComparison.Ordinal);
    }

    /// <summary>The union sets the limit to 5,000 yuan, as advice or binding.</summary>
    private async Task DecideAsync(bool asAdvice)
    {
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().DateTime);
        var own = host.Services.GetRequiredService<OwnRules>();
        var rule = (await own.InForceAsync(TestContext.Current.CancellationToken))!.Get(Limit, today);
        await own.DecideAsync([rule with { Value = new MoneyValue(Money.Yuan(5000)), Decision = new("qin-guan", today, "示例", asAdvice) }], "qin-guan", TestContext.Current.CancellationToken);
    }
}
