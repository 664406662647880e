using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;

namespace Workflows.Tests.Stages;

public sealed class WithdrawTests
{
    private const string Ledger = "<bpmn:extensionElements><wf:case><wf:ledger name=\"fund\" kind=\"aid\" at=\"level:street\"/></wf:case></bpmn:extensionElements>";

    private static Play Reserved() => new Play($"""
        {Ledger}{Drawn.Line("start reserve decide end")}{Drawn.Service("reserve", "<wf:stage kind=\"reservation\" ledger=\"fund\" amount=\"amount\"/>")}{Drawn.Approval("decide", "panel")}
        """).Start(("amount", FeelValue.Of(600)));

    [Fact]
    public void Withdrawing_frees_what_was_reserved_and_tells_who_held_a_task()
    {
        var play = Reserved();
        Assert.Equal(Money.Yuan(9_400), play.World.Balance("aid:street:2026"));
        play.Accept(play.WithdrawCommand("officer"));
        Assert.Equal(Money.Yuan(10_000), play.World.Balance("aid:street:2026"));
        Assert.Equal("withdrawn", play.Case.Outcome);
        Assert.Contains("withdrawn→post:panel@street", play.Notices);
    }

    [Fact]
    public void Only_the_starter_withdraws() =>
        Assert.Equal("只有发起人可以撤回。", Reserved().Refuse(Reserved().WithdrawCommand("chair")));

    [Fact]
    public void A_task_of_a_withdrawn_case_says_so()
    {
        var play = Reserved();
        var late = play.AnswerCommand("panel1", "decide", "approve");
        play.Accept(play.WithdrawCommand("officer"));
        Assert.Equal("申请人已于 2026-06-08 09:00 撤回，不用再办。", play.Refuse(late));
        Assert.Equal("申请人已于 2026-06-08 09:00 撤回，不用再办。", play.Refuse(play.WithdrawCommand("officer")));
    }

    [Fact]
    public void A_substitute_withdraws_for_the_starter()
    {
        var play = Reserved();
        play.World.AddSubstitute("chair", "officer");
        play.Accept(play.WithdrawCommand("chair") with { Actor = new Actor("chair", "", "officer") });
        Assert.Equal("withdrawn", play.Case.Outcome);
    }
}
