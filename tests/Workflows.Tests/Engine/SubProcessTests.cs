using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Engine.Facts;
using Workflows.Engine.State;

namespace Workflows.Tests.Engine;

/// <summary>Embedded sub-processes (BPMN 2.0.2 §10.3.5, §13.3.4): their life, their borders, what breaks them off.</summary>
public class SubProcessTests
{
    private const string Plain = """
        start s
        sub p {
        start ps
        and fork
        user a
        user b
        end pe examined
        ps > fork > a > pe
        fork > b > pe
        }
        user c
        end e approved
        s > p > c > e
        """;

    [Fact]
    public void It_is_done_when_no_token_is_left_inside_and_its_outcome_is_that_of_the_last_end()
    {
        var play = new Play(Plain).Start();
        Assert.Equal(["a", "b", "p"], play.Active);
        Assert.All(play.State.Active.Where(n => n.NodeId is not "p"), n => Assert.Equal("p.1", n.Scope));
        Assert.Equal(["a", "b"], play.State.Standing.Select(n => n.NodeId));
        play.Answer("wang", "complete");
        Assert.Equal(["b", "p"], play.Active);
        play.Answer("wang", "complete");
        Assert.Equal(["c"], play.Active);
        Assert.Equal("examined", play.State.LastVisit("p")!.Outcome);
        Assert.Equal("approved", play.Answer("wang", "complete").State.Outcome);
    }

    [Fact]
    public void Its_outcome_is_read_in_conditions_behind_it()
    {
        var play = new Play("""
            start s
            sub p {
            start ps
            user a
            xor pg else=no
            end yes eligible
            end no notEligible
            ps > a > pg
            pg > yes ? amount > 10
            pg > no
            }
            xor g else=e2
            user b
            end e2 rejected
            s > p > g
            g > b ? outcome.p = "eligible"
            g > e2
            """).Start();
        Assert.Equal(["b"], play.Answer("wang", "complete", ("amount", FeelValue.Of(20))).Active);
    }

    [Fact]
    public void A_task_without_flows_ends_it_too()
    {
        var play = new Play("""
            start s
            sub p {
            start ps
            sub q {
            start qs
            user a
            qs > a
            }
            ps > q
            }
            user b
            s > p > b
            """).Start();
        Assert.Equal(["a", "p", "q"], play.Active);
        Assert.Equal("q.1", play.State.ActiveAt("a")!.Scope);
        Assert.Equal("p.1", play.State.ActiveAt("q")!.Scope);
        Assert.Equal(["b"], play.Answer("wang", "complete").Active);
        Assert.Equal(("completed", "completed"), (play.State.LastVisit("q")!.Outcome, play.State.LastVisit("p")!.Outcome));
    }

    private const string Twice = """
        start s
        and fork
        xor m
        sub p {
        start ps
        and pf
        user a
        user b
        and pj
        end pe
        ps > pf > a > pj > pe
        pf > b > pj
        }
        end e
        s > fork
        fork > m
        fork > merge
        xor merge
        merge > m
        m > p > e
        """;

    [Fact]
    public void Two_tokens_in_it_are_visits_beside_each_other_whose_joins_do_not_mix()
    {
        var play = new Play(Twice).Start();
        Assert.Equal(["p.1", "p.2"], play.State.Active.Where(n => n.NodeId is "p").Select(n => n.Inner));
        Assert.Equal(4, play.State.Tasks.Length);
        foreach (var (node, scope) in new[] { ("a", "p.1"), ("b", "p.2") })
        {
            var visit = play.State.Active.Single(n => n.NodeId == node && n.Scope == scope).Visit;
            var task = play.State.Tasks.Single(t => t.NodeId == node && t.Visit == visit);
            play.Accept(play.Answering("wang", "complete", node: node) with { TaskId = task.Id, Visit = visit });
        }
        Assert.Equal((1, 1), (play.State.ArrivedIn("p.1").Count, play.State.ArrivedIn("p.2").Count));
        Assert.Equal(2, play.State.Active.Count(n => n.NodeId is "p"));
        play.Answer("wang", "complete");
        Assert.Equal(1, play.State.Active.Count(n => n.NodeId is "p"));
        Assert.Equal("completed", play.Answer("wang", "complete").State.Outcome);
    }

    private const string Bounded = """
        case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
        start s
        sub p {
        start ps
        service r <wf:stage kind="reservation" ledger="fund" amount="500"/>
        and fork
        sub q {
        start qs
        user n <wf:stage kind="publicNotice"><wf:candidates post="chair"/><wf:objection><wf:candidates post="chair"/></wf:objection></wf:stage>
        qs > n
        }
        user a <wf:stage kind="task"><wf:candidates post="visitor"/><wf:clock rule="T-01.approval"/></wf:stage>
        and join
        end pe
        ps > r > fork > q > join > pe
        fork > a > join
        }
        boundary late {0} p duration("P4D")
        user c
        end e
        s > p > e
        late > c
        """;

    [Fact]
    public void A_timer_on_it_that_interrupts_breaks_off_everything_inside_innermost_first()
    {
        var play = new Play(Bounded.Replace("{0}", "on", StringComparison.Ordinal)).Start().Answer("li", "publish");
        var late = play.Answering("zhao", "complete");
        play.Until("2026-06-05 09:00");
        Assert.Equal(["c"], play.Active);
        Assert.Equal(["n", "a", "q", "p"], play.Last.Facts.OfType<NodeCancelled>().Select(f => f.NodeId));
        Assert.Contains(play.Last.Facts, f => f is Workflows.Stages.PublicNotice.NoticeEnded);
        Assert.Equal(["c"], play.State.Tasks.Select(t => t.NodeId));
        Assert.Empty(play.State.Timers);
        Assert.Equal("engine.closedMeanwhile", play.Refused(late));
        Assert.Equal(Money.Yuan(9_500), play.World.Balance(Town.Aid));
        play.Answer("wang", "complete");
        Assert.Equal(Money.Yuan(10_000), play.World.Balance(Town.Aid));
    }

    [Fact]
    public void A_timer_on_it_that_does_not_interrupt_adds_a_token_outside_and_leaves_the_inside_alone()
    {
        var play = new Play(Bounded.Replace("{0}", "beside", StringComparison.Ordinal)).Start();
        play.Until("2026-06-10 09:00");
        Assert.Equal(["a", "c", "n", "p", "q"], play.Active);
        Assert.Null(play.State.ActiveAt("c")!.Scope);
    }

    [Fact]
    public void A_join_inside_that_waits_for_ever_stops_inside_and_the_rest_of_the_case_goes_on()
    {
        var play = new Play("""
            start s
            and fork
            sub p {
            start ps
            and pf
            user a
            xor pg else=px
            end px
            and pj
            user d
            ps > pf > a > pj > d
            pf > pg
            pg > pj ? amount > 100
            pg > px
            }
            user c
            end e
            s > fork > p > e
            fork > c > e
            """).Start();
        play.Accept(play.Answering("wang", "complete", node: "a"));
        Assert.Equal(("engine.joinWaitsForEver", "p.1"), (play.State.ActiveAt("pj")!.Incident, play.State.ActiveAt("pj")!.Scope));
        play.Accept(play.Answering("wang", "complete", node: "c"));
        Assert.Equal(InstanceStatus.Running, play.State.Status);
        play.Accept(play.Moving("d"));
        Assert.Equal(["d", "p"], play.Active);
        Assert.Equal("completed", play.Answer("wang", "complete").State.Outcome);
    }

    [Fact]
    public void Withdrawn_or_cancelled_nothing_is_left_of_it()
    {
        foreach (var end in new Func<Play, Workflows.Engine.Commands.Command>[] { p => p.Withdrawing(), p => p.Cancelling() })
        {
            var play = new Play(Bounded.Replace("{0}", "on", StringComparison.Ordinal)).Start().Answer("li", "publish");
            Assert.Contains(play.Accept(end(play)).Facts, f => f is Workflows.Stages.PublicNotice.NoticeEnded);
            Assert.Equal(Money.Yuan(10_000), play.World.Balance(Town.Aid));
        }
    }

    [Fact]
    public void Its_boundary_timer_without_an_instant_stops_it_before_anything_inside_begins()
    {
        var play = new Play("""
            start s
            and fork
            user first
            sub p {
            start ps
            user a
            ps > a
            }
            boundary late on p duration(term)
            end e
            s > fork > first
            fork > p > e
            late > e
            """).Start();
        Assert.Equal(("p", "engine.timerWithoutInstant"), (play.State.Active[1].NodeId, play.State.Active[1].Incident));
        play.Answer("wang", "complete", ("term", FeelValue.Of("P2D"))).Accept(play.Retrying());
        Assert.Equal(["a", "p"], play.Active);
    }

    [Theory]
    [InlineData("a", "inside")]
    [InlineData("c", "outside")]
    public void A_stopped_token_is_taken_out_of_it_and_into_it(string at, string where)
    {
        var play = new Play("""
            start s
            sub p {
            start ps
            xor pg
            user a
            ps > pg
            pg > a ? amount > 100
            }
            xor g
            user c
            s > p > g
            g > c ? amount > 10
            """).Start("wang", ("amount", FeelValue.Of(where is "inside" ? 1 : 101)));
        if (where is "inside")
        {
            play.Accept(play.Moving("c"));
            Assert.Equal(["c"], play.Active);
            Assert.Equal("cancelled", play.State.LastVisit("p")!.Outcome);
            return;
        }
        play.Answer("wang", "complete", ("amount", FeelValue.Of(1))).Accept(play.Moving("a"));
        Assert.Equal(["a", "p"], play.Active);
        Assert.Equal(("p.2", at), (play.State.ActiveAt("a")!.Scope, "c"));
    }

    [Fact]
    public void A_stopped_token_does_not_take_others_work_in_the_sub_process_with_it()
    {
        var play = new Play("""
            start s
            sub p {
            start ps
            and fork
            xor pg
            user a
            user b
            ps > fork > b
            fork > pg
            pg > a ? amount > 100
            }
            user c
            s > p > c
            """).Start();
        Assert.Equal("子流程里还有别的环节在办，不能从里面转出来。请先等它们办完。", StepChecks.Say(play.Rejection(play.Moving("c"))));
        play.Accept(play.Moving("a"));
        Assert.Equal(["a", "b", "p"], play.Active);
    }
}
