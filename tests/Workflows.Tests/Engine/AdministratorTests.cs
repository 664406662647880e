using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Tests.Stages;

namespace Workflows.Tests.Engine;

/// <summary>What an administrator does with a case that does not go on: cancel it, let it try again, take it elsewhere.</summary>
public class AdministratorTests
{
    private const string Paying = """
        case <wf:case parties="applicant"><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
        start s
        service r <wf:stage kind="reservation" ledger="fund" amount="amount"/>
        user a <wf:stage kind="approval"><wf:candidates post="chair"/><wf:clock rule="T-01.approval"/></wf:stage>
        user d <wf:stage kind="disbursement" payees="[1]"><wf:candidates post="cashier" at="level:street"/><wf:correction/></wf:stage>
        user ask
        s > r > a > d > ask
        """;

    private const string Turning = """
        start s
        user a
        xor g
        user b
        user c
        s > a > g
        g > b ? amount > 100
        b > c
        """;

    [Fact]
    public void Cancelling_releases_what_is_set_aside_closes_everything_and_tells_the_starter_and_who_was_asked()
    {
        var play = new Play(Paying).Start("wang", ("amount", FeelValue.Of(500m)));
        var late = play.Answering("li", "approve");
        play.At("2026-06-02 08:30").Accept(play.Cancelling());
        Assert.Equal((InstanceStatus.Ended, "cancelled"), (play.State.Status, play.State.Outcome));
        Assert.Equal(Money.Yuan(10_000), play.World.Balance(Town.Aid));
        Assert.Equal(["cancelled: person:wang, post:chair@works"], play.Told);
        Assert.Equal("重复登记，取消", play.Last.Facts.OfType<InstanceEnded>().Single().Words);
        Assert.Equal("本件已于 2026-06-02 08:30 办结（已取消），不用再办。", StepChecks.Say(play.Rejection(late)));
    }

    [Fact]
    public void What_was_paid_stays_paid_when_the_rest_is_cancelled()
    {
        var play = new Play(Paying).Start("wang", ("amount", FeelValue.Of(500m))).Answer("li", "approve");
        play.Accept(play.Answering("qian", "book") with { Values = DisbursementTests.Receipts((1, "paid", "B-1", "")) });
        Assert.Equal("engine.paidAlready", play.Refused(play.Withdrawing()));
        play.Accept(play.Cancelling());
        Assert.Equal(Money.Yuan(9_500), play.World.Balance(Town.Aid));
    }

    [Fact]
    public void Only_an_administrator_of_the_unit_or_above_may_and_only_with_a_reason()
    {
        var play = new Play(Paying).Start("wang", ("amount", FeelValue.Of(500m)));
        Assert.Equal("只有本单位或上级的管理员可以这样做。", StepChecks.Say(play.Rejection(play.Cancelling("chen"))));
        Assert.Equal("engine.reasonMissing", play.Refused(play.Cancelling(words: "取消 ")));
        play.World.AddUnit("other", "示例别区总工会", "district", null, "cn");
        play.World.AddPost("administrator", "other", "sun");
        Assert.Equal("engine.onlyAdministrators", play.Refused(play.Cancelling("sun")));
        play.World.AddPost("administrator", "works", "sun");
        Assert.Equal("cancelled", play.Accept(play.Cancelling("sun")).Instance.Outcome);
    }

    [Fact]
    public void An_administrator_keeps_hands_off_a_matter_of_their_own_or_of_near_relatives()
    {
        var play = new Play(Paying).Start("wang", ("amount", FeelValue.Of(500m)), ("applicant", FeelValue.Of("admin")));
        Assert.Equal("barred.party", play.Refused(play.Cancelling()));
        play.World.AddRelatives("sun", "admin");
        play.World.AddPost("administrator", "street", "sun");
        Assert.Equal("barred.relative", play.Refused(play.Cancelling("sun")));
    }

    [Fact]
    public void A_node_tries_again_once_what_stopped_it_was_put_right()
    {
        var play = new Play(Paying).Start("wang", ("amount", FeelValue.Of("500")));
        Assert.Equal(("r", "stages.nothingToReserve"), (play.State.Active[0].NodeId, play.State.Active[0].Incident));
        play.Accept(play.Retrying());
        Assert.Equal((2, "stages.nothingToReserve"), (play.State.Active[0].Visit, play.State.Active[0].Incident));
        Assert.Equal("engine.nothingStopped", play.Refused(play.Retrying() with { Visit = 1 }));
        Assert.Empty(play.State.Past);
    }

    [Fact]
    public void A_turn_none_of_whose_conditions_held_is_asked_again_without_the_work_before_it_being_done_again()
    {
        var play = new Play("""
            start s
            user a
            user b
            and fork
            user c
            s > fork > a
            fork > c
            a > b ? go = true
            """).Start();
        play.Accept(play.Answering("wang", "complete", node: "a"));
        Assert.Equal(["a", "c"], play.Active);
        Assert.Equal("completed", play.State.LastVisit("a")!.Outcome);
        play.Accept(play.Answering("wang", "complete", node: "c") with { Values = FeelContext.Of(("go", FeelValue.Of(true))) });
        play.Accept(play.Retrying());
        Assert.Equal(["b"], play.Active);
        Assert.Equal(["i.b.1.complete"], play.State.Tasks.Select(t => t.Id));
        Assert.Equal("completed", play.State.LastVisit("a")!.Outcome);
    }

    [Fact]
    public void A_stopped_token_is_taken_to_another_node_and_goes_on_there()
    {
        var play = new Play(Turning).Start().Answer("wang", "complete");
        Assert.Equal(["g"], play.Active);
        play.Accept(play.Moving("c"));
        Assert.Equal(["c"], play.Active);
        Assert.Equal("completed", play.Answer("wang", "complete").State.Outcome);
    }

    [Theory]
    [InlineData("g")]
    [InlineData("s")]
    [InlineData("nowhere")]
    public void It_is_not_taken_to_where_it_stands_to_the_start_or_to_nowhere(string to)
    {
        var play = new Play(Turning).Start().Answer("wang", "complete");
        Assert.Equal("engine.cannotMoveThere", play.Refused(play.Moving(to)));
    }

    [Fact]
    public void Work_in_peoples_hands_is_neither_moved_nor_tried_again()
    {
        var play = new Play(Turning).Start().Answer("wang", "complete");
        var (move, retry) = (play.Moving("c"), play.Retrying());
        play.Accept(play.Moving("b"));
        Assert.Equal("engine.nothingStopped", play.Refused(move with { NodeId = "b", Visit = 1 }));
        Assert.Equal("engine.nothingStopped", play.Refused(retry with { NodeId = "b", Visit = 1 }));
    }

    [Fact]
    public void Tokens_waiting_at_a_join_that_is_given_up_go_with_the_moved_one()
    {
        var play = new Play("""
            start s
            and fork
            user a
            xor g else=x
            end x
            and join
            user d
            s > fork > a > join > d
            fork > g
            g > join ? amount > 100
            g > x
            """).Start().Answer("wang", "complete");
        Assert.Equal("engine.joinWaitsForEver", Assert.Single(play.State.Active).Incident);
        play.Accept(play.Retrying());
        Assert.Equal(("join", "engine.joinWaitsForEver"), (play.State.Active[0].NodeId, play.State.Active[0].Incident));
        play.Accept(play.Moving("d"));
        Assert.Equal(["d"], play.Active);
        Assert.Empty(play.State.Arrived);
        Assert.Equal("completed", play.Answer("wang", "complete").State.Outcome);
    }
}
