using Workflows.Definitions;
using Workflows.Engine.State;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>撤回: by the starter, until money has been paid.</summary>
public class WithdrawalTests
{
    private const string Paying = """
        case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
        start s
        service r <wf:stage kind="reservation" ledger="fund" amount="[300, 200]"/>
        user a <wf:stage kind="approval"><wf:candidates post="chair"/><wf:clock rule="T-01.approval"/></wf:stage>
        user d <wf:stage kind="disbursement" payees="[1, 2]"><wf:candidates post="cashier" at="level:street"/><wf:correction/></wf:stage>
        s > r > a > d
        """;

    [Fact]
    public void Withdrawing_releases_what_was_set_aside_closes_everything_and_tells_those_who_were_asked()
    {
        var play = new Play(Paying).Start();
        Assert.Equal(Money.Yuan(9_500), play.World.Balance(Town.Aid));
        var late = play.Answering("li", "approve");
        play.At("2026-06-02 08:30").Accept(play.Withdrawing());
        Assert.Equal((InstanceStatus.Ended, "withdrawn"), (play.State.Status, play.State.Outcome));
        Assert.Equal(Money.Yuan(10_000), play.World.Balance(Town.Aid));
        Assert.Equal(["withdrawn: post:chair@works"], play.Told);
        Assert.Equal("申请人已于 2026-06-02 08:30 撤回，不用再办。", StepChecks.Say(play.Rejection(late)));
    }

    [Fact]
    public void Only_the_starter_withdraws() =>
        Assert.Equal("engine.onlyStarterWithdraws", new Play(Paying).Start() is var play ? play.Refused(play.Withdrawing("li")) : "");

    [Fact]
    public void A_substitute_of_the_starter_withdraws_while_standing_in()
    {
        var play = new Play(Paying).Start();
        var command = play.Withdrawing() with { Actor = new("sun", "", "wang") };
        Assert.Equal("代理已经结束，这件请示例·王本人办。", StepChecks.Say(play.Rejection(command)));
        play.World.AddSubstitute("sun", "wang");
        Assert.Equal("withdrawn", play.Accept(command).Instance.Outcome);
    }

    [Fact]
    public void After_the_first_payment_nothing_is_withdrawn()
    {
        var play = new Play(Paying).Start().Answer("li", "approve");
        play.Accept(play.Answering("qian", "book") with { Values = DisbursementTests.Receipts((1, "paid", "B-1", "")) });
        Assert.Equal("engine.paidAlready", play.Refused(play.Withdrawing()));
    }

    [Fact]
    public void A_case_that_ended_is_not_withdrawn()
    {
        var play = new Play(Paying).Start();
        play.At("2026-06-02 08:30").Accept(play.Answering("li", "reject", "收入超过标准"));
        Assert.Equal("本件已于 2026-06-02 08:30 办结（已驳回），不用再办。", StepChecks.Say(play.Rejection(play.Withdrawing())));
        Assert.Equal(Money.Yuan(10_000), play.World.Balance(Town.Aid));
    }
}
