using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Sealing;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>An application for aid of 8,000 yuan for 示例·张三 of the union e1, carried as far as a test wants.</summary>
internal sealed class HardshipCase(TestHost host, string id)
{
    private int _commands;

    public string Id => id;

    public ProcessInstance State { get; private set; } = null!;

    private CommandRunner Runner => host.Services.GetRequiredService<CommandRunner>();

    public static async Task<HardshipCase> FiledAsync(TestHost host, string id, CancellationToken ct, string party = "worker-01", string name = "示例·张三", decimal yuan = 8000m)
    {
        var filed = new HardshipCase(host, id);
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(ct);
        var sealer = host.Services.GetRequiredService<Sealer>();
        async Task<FeelValue> Sealed(FeelValue value) => (await sealer.SealAsync(data, party, value, null, null, ct)).ToFeel();
        var values = FeelContext.Of(
            ("applicant", FeelValue.Of(party)), ("applicantName", FeelValue.Of(name)), ("idNumber", await Sealed(FeelValue.Of("440399198501010028"))),
            ("unit", FeelValue.Of("e1")), ("employmentStatus", FeelValue.Of("employed")), ("modelWorker", FeelValue.Of("none")), ("category", FeelValue.Of("deep")),
            ("householdSize", FeelValue.Of(3)), ("disposableIncome", await Sealed(FeelValue.Of(86400))), ("medicalExpenses", await Sealed(FeelValue.Of(52800))),
            ("highFeeSchool", FeelValue.Of("no")), ("excessAssets", FeelValue.Of("no")), ("aidItem", FeelValue.Of("medical")), ("amount", FeelValue.Of(yuan)),
            ("governmentAid", FeelValue.Of("none")), ("bankName", FeelValue.Of("示例银行示例支行")), ("accountHolder", FeelValue.Of(name)),
            ("checkAuthorization", FeelValue.Of([File("授权书.pdf")])), ("incomeProof", await Sealed(FeelValue.Of([File("张三的工资单.pdf")]))), ("isTruthful", FeelValue.Of(true)));
        await data.SaveChangesAsync(ct);
        filed.State = Accepted(await filed.Runner.StartAsync("hardship-aid", new StartInstance
        {
            Id = $"{id}-start", InstanceId = id, Actor = new("li-si", "enterprise.officer@e1"), At = host.Clock.GetUtcNow(), UnitId = "e1", Values = values,
        }, null, ct));
        return filed;
    }

    /// <summary>Acceptance, opinion, home visit by two, check of means, posting: the notice is open.</summary>
    public async Task<HardshipCase> ToNoticeAsync(CancellationToken ct)
    {
        await AnswerAsync("zheng-shi", "street.aidOfficer@s1", "complete", "材料齐全", FeelContext.Empty, ct);
        await AnswerAsync("wang-wu", "enterprise.chair@e1", "approve", "材料齐全，情况属实，同意上报。", FeelContext.Of(("opinion", FeelValue.Of("同意上报"))), ct);
        await AnswerAsync("zhao-liu", "enterprise.visitor@e1", "complete", "租住两居室，情况属实。", FeelContext.Of(("visitResult", FeelValue.Of("true"))), ct);
        await AnswerAsync("qian-qi", "enterprise.visitor@e1", "confirm", "", FeelContext.Empty, ct);
        await AnswerAsync("sun-qi", "district.aidCentre@d1", "complete", "报告示核2026-0419，与申报一致。", FeelContext.Of(("checkResult", FeelValue.Of("consistent"))), ct);
        await AnswerAsync("wang-wu", "enterprise.chair@e1", "publish", "", FeelContext.Of(("postingPlace", FeelValue.Of("厂区公告栏"))), ct);
        return this;
    }

    /// <summary>The notice runs out and the street has to decide.</summary>
    public async Task<HardshipCase> ToDecisionAsync(CancellationToken ct)
    {
        await ToNoticeAsync(ct);
        var timer = State.Timers.Single(t => t.Name == "expiry");
        host.Clock.MoveTo(timer.At.AddHours(9));
        var fired = await Runner.RunAsync(new FireTimer { Id = Next(), InstanceId = id, Actor = Actor.System, At = host.Clock.GetUtcNow(), TimerId = timer.Id }, ct);
        // The host's own worker may have been a moment faster.
        State = fired is Outcome.Rejected { Rejection.Key: "engine.timerGone", Instance: { } already } ? already : Accepted(fired);
        return this;
    }

    public async Task AnswerAsync(string person, string post, string act, string words, FeelContext values, CancellationToken ct, Func<AnswerTask, AnswerTask>? change = null)
    {
        host.Clock.Move(TimeSpan.FromHours(1));
        var task = State.Tasks[0];
        var answer = new AnswerTask
        {
            Id = Next(), InstanceId = id, Actor = new(person, post), At = host.Clock.GetUtcNow(),
            TaskId = task.Id, Visit = task.Visit, Act = act, Words = words, Values = values,
        };
        State = Accepted(await Runner.RunAsync(change?.Invoke(answer) ?? answer, ct));
    }

    private string Next() => $"{id}-{++_commands}";

    private static FeelContext File(string name) => FeelContext.Of(
        ("hash", FeelValue.Of(new string('a', 64))), ("name", FeelValue.Of(name)), ("size", FeelValue.Of(2048)), ("type", FeelValue.Of("application/pdf")));

    private static ProcessInstance Accepted(Outcome outcome)
    {
        Assert.Equal("", (outcome as Outcome.Rejected)?.Rejection.Key ?? "");
        return ((Outcome.Accepted)outcome).Instance;
    }
}
