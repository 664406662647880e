using Workflows.Engine.State;
using Workflows.Stages;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>退回 across the borders of sub-processes.</summary>
public class ReturnAcrossTests
{
    private const string Around = """
        start s
        user a <wf:stage kind="task" return="true"/>
        sub p {
        start ps
        user b <wf:stage kind="task" return="true"/>
        user c <wf:stage kind="task" return="true"/>
        end pe
        ps > b > c > pe
        }
        boundary late beside p duration("P9D")
        user d <wf:stage kind="task" return="true"/>
        user reminded
        end e
        s > a > p > d > e
        late > reminded
        """;

    private static Play AtC() => new Play(Around).Start().Answer("wang", "complete").Answer("wang", "complete");

    [Fact]
    public void Out_of_a_sub_process_with_the_nodes_between_again_it_begins_anew()
    {
        var play = AtC();
        Assert.Equal(["b", "a"], ReturnTargets.Of(play.Process, play.State, "c", 1));
        Assert.Equal(["a"], play.Return("wang", "a").Active);
        Assert.Equal("cancelled", play.State.LastVisit("p")!.Outcome);
        Assert.Empty(play.State.Timers);
        Assert.Equal(["b", "p"], play.Answer("wang", "complete").Active);
        Assert.Equal("p.2", play.State.ActiveAt("b")!.Scope);
    }

    [Fact]
    public void Or_it_comes_straight_back_into_a_sub_process_opened_again()
    {
        var play = AtC().Return("wang", "a", straightBack: true).Answer("wang", "complete");
        Assert.Equal(["c", "p"], play.Active);
        Assert.Equal("p.2", play.State.ActiveAt("c")!.Scope);
        Assert.Equal("late", Assert.Single(play.State.Timers).Name);
        Assert.Empty(play.State.ComeBack);
        Assert.Equal("completed", play.Answer("wang", "complete").Answer("wang", "complete").State.Outcome);
    }

    [Fact]
    public void Within_a_sub_process_it_stays_inside()
    {
        var play = AtC().Return("wang", "b", straightBack: true);
        Assert.Equal(["b", "p"], play.Active);
        Assert.Equal("c", play.State.ComeBackIn("p.1")["b"]);
        Assert.Empty(play.State.ComeBack);
        Assert.Equal(["c", "p"], play.Answer("wang", "complete").Active);
        Assert.Equal("p.1", play.State.ActiveAt("c")!.Scope);
        Assert.Empty(play.State.ComeBackIn("p.1"));
    }

    [Fact]
    public void Back_into_a_sub_process_that_is_done_opens_it_at_that_node_and_straight_back_leaves_it_again()
    {
        var play = AtC().Answer("wang", "complete");
        Assert.Equal(["c", "b", "a"], ReturnTargets.Of(play.Process, play.State, "d", 1));
        play.Return("wang", "b", straightBack: true);
        Assert.Equal(["b", "p"], play.Active);
        Assert.Equal(["d"], play.Answer("wang", "complete").Active);
        Assert.Equal(["b", "p"], play.Return("wang", "b").Active);
        Assert.Equal(["c", "p"], play.Answer("wang", "complete").Active);
    }

    [Fact]
    public void While_others_work_beside_the_sub_process_it_is_gone_back_in_but_not_out_of()
    {
        var play = AtC();
        play.Until("2026-06-10 09:00");
        Assert.Equal(["c", "p", "reminded"], play.Active);
        Assert.Equal(["b"], ReturnTargets.Of(play.Process, play.State, "c", 1));
        Assert.Equal("旁边还有别的环节同时在办，现在不能退回。请等它们办完。", StepChecks.Say(play.Rejection(play.Answering("wang", "return") with { ReturnTo = "a" })));
        Assert.Equal(["b", "p", "reminded"], play.Return("wang", "b").Active);
    }
}
