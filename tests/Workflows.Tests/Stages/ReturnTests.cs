using Workflows.Engine.State;
using Workflows.Stages;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>退回: to nodes visited before, with the nodes between again or straight back; and what it refuses.</summary>
public class ReturnTests
{
    private const string Three = """
        start s
        user a <wf:stage kind="task" return="true"><wf:candidates starter="true"/></wf:stage>
        user b <wf:stage kind="task" return="true"><wf:candidates post="visitor"/></wf:stage>
        user c <wf:stage kind="approval"><wf:candidates post="chair"/></wf:stage>
        end e approved
        s > a > b > c > e
        """;

    private static Play AtC() => new Play(Three).Start().Answer("wang", "complete").Answer("zhao", "complete");

    [Fact]
    public void After_a_return_the_nodes_between_run_again_in_visits_of_their_own()
    {
        var play = AtC().Return("li", "a");
        Assert.Equal(["a"], play.Active);
        Assert.Equal(["returned: person:wang"], play.Told.Where(t => t.StartsWith("returned", StringComparison.Ordinal)));
        Assert.Equal(["b"], play.Answer("wang", "complete").Active);
        Assert.Equal(["c"], play.Answer("zhao", "complete").Active);
        Assert.Equal(("i.c.2.decide", 2), (play.State.Tasks[0].Id, play.State.Visits["b"]));
        Assert.Equal("approved", play.Answer("li", "approve").State.Outcome);
    }

    [Fact]
    public void Or_the_case_comes_straight_back_and_only_once()
    {
        var play = AtC().Return("li", "a", straightBack: true);
        Assert.Equal(["c"], play.Answer("wang", "complete").Active);
        Assert.Empty(play.State.ComeBack);
        Assert.Equal(1, play.State.Visits["b"]);
        Assert.Equal(["b"], play.Return("li", "a").Answer("wang", "complete").Active);
    }

    [Fact]
    public void Sent_back_further_on_the_way_it_still_comes_straight_back_step_by_step()
    {
        var play = AtC().Return("li", "b", straightBack: true).Return("zhao", "a", straightBack: true);
        Assert.Equal(["b"], play.Answer("wang", "complete").Active);
        Assert.Equal(["c"], play.Answer("zhao", "complete").Active);
    }

    [Fact]
    public void Sent_back_further_with_the_nodes_between_again_nothing_is_skipped_any_more()
    {
        var play = AtC().Return("li", "b", straightBack: true).Return("zhao", "a");
        Assert.Empty(play.State.ComeBack);
        Assert.Equal(["b"], play.Answer("wang", "complete").Active);
    }

    [Fact]
    public void The_old_visits_answer_is_refused_with_the_sentence_of_the_return()
    {
        var play = AtC();
        var old = play.Answering("li", "approve");
        play.At("2026-06-02 09:30").Return("li", "b");
        Assert.Equal("您已于 2026-06-02 09:30 办过（已退回），没有重复提交。", StepChecks.Say(play.Rejection(old)));
        Assert.Equal("示例·李已于 2026-06-02 09:30 退回前面的环节，办完会再交给您。", StepChecks.Say(play.Rejection(old with { Actor = new("chen") })));
        play.Answer("zhao", "complete");
        Assert.Equal("engine.youDidAlready", play.Refused(old));
        Assert.Equal(["c"], play.Active);
    }

    [Fact]
    public void The_new_visits_task_does_not_take_an_answer_from_the_old_page()
    {
        var play = AtC();
        var old = play.Answering("li", "approve");
        play.Return("li", "b").Answer("zhao", "complete");
        Assert.Equal("engine.taskGone", play.Refused(old with { TaskId = play.State.Tasks[0].Id }));
    }

    [Fact]
    public void Nodes_that_may_be_gone_back_to_are_those_behind_latest_first()
    {
        var play = AtC();
        Assert.Equal(["b", "a"], ReturnTargets.Of(play.Process, play.State, "c", 1));
        play.Return("li", "a");
        Assert.Empty(ReturnTargets.Of(play.Process, play.State, "a", 2));
    }

    [Fact]
    public void A_return_cannot_jump_ahead()
    {
        var play = AtC().Return("li", "a");
        Assert.Equal("stages.cannotReturnThere", play.Refused(play.Answering("wang", "return") with { ReturnTo = "c" }));
    }

    [Theory]
    [InlineData("c")]
    [InlineData("s")]
    [InlineData("e")]
    [InlineData("")]
    [InlineData("nowhere")]
    public void A_return_leads_to_a_task_answered_before_and_nowhere_else(string to)
    {
        var play = AtC();
        Assert.Equal("stages.cannotReturnThere", play.Refused(play.Answering("li", "return") with { ReturnTo = to }));
    }

    private const string Beside = """
        start s
        user a
        and fork
        user b <wf:stage kind="task" return="true"/>
        user c
        and join
        user d <wf:stage kind="task" return="true"/>
        s > a > fork > b > join > d
        fork > c > join
        """;

    [Fact]
    public void While_others_work_beside_nothing_is_sent_back()
    {
        var play = new Play(Beside).Start().Answer("wang", "complete");
        Assert.Equal("stages.cannotReturnBeside", play.Refused(play.Answering("wang", "return", node: "b") with { ReturnTo = "a" }));
    }

    [Fact]
    public void After_the_join_a_return_leads_before_the_fork_but_not_into_a_branch_whose_join_would_wait_for_ever()
    {
        var play = new Play(Beside).Start().Answer("wang", "complete");
        play.Accept(play.Answering("wang", "complete", node: "b"));
        play.Answer("wang", "complete");
        Assert.Equal(["a"], ReturnTargets.Of(play.Process, play.State, "d", 1));
        play.Return("wang", "a").Answer("wang", "complete");
        Assert.Equal(["b", "c"], play.Active);
    }

    [Fact]
    public void A_node_broken_off_while_it_was_to_come_straight_back_forgets_it()
    {
        var play = new Play("""
            start s
            user a
            boundary late on a duration("P1D")
            user b <wf:stage kind="task" return="true"/>
            user c
            s > a > b > c
            late > a
            """).At("2026-06-01 09:00").Start().Answer("wang", "complete").Return("wang", "a", straightBack: true);
        play.Until("2026-06-02 09:00");
        Assert.Equal(["a"], play.Active);
        Assert.Empty(play.State.ComeBack);
        Assert.Equal(3, play.State.Visits["a"]);
    }
}
