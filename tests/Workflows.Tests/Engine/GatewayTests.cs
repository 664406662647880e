using Workflows.Definitions.Feel;
using Workflows.Engine.State;

namespace Workflows.Tests.Engine;

/// <summary>Tokens at gateways and ends (BPMN 2.0.2 §13.4).</summary>
public class GatewayTests
{
    private const string Choice = """
        start s
        xor g else=c
        user a
        user b
        user c
        end e
        s > g
        g > a ? amount > 100
        g > b ? amount > 10
        g > c
        a > e
        b > e
        c > e
        """;

    [Theory]
    [InlineData(500, "a")]
    [InlineData(50, "b")]
    [InlineData(5, "c")]
    public void Exclusive_gateway_takes_the_first_flow_in_order_whose_condition_holds_else_the_default(int amount, string node) =>
        Assert.Equal([node], new Play(Choice).Start("wang", ("amount", FeelValue.Of(amount))).Active);

    [Fact]
    public void A_condition_that_is_null_does_not_hold() =>
        Assert.Equal(["c"], new Play(Choice).Start().Active);

    [Fact]
    public void Exclusive_gateway_without_a_way_out_stops_with_an_incident()
    {
        var play = new Play("""
            start s
            xor g
            user a
            s > g
            g > a ? amount > 100
            """).Start();
        Assert.Equal("engine.noFlowChosen", Assert.Single(play.State.Active).Incident);
        Assert.Equal(InstanceStatus.Running, play.State.Status);
        Assert.Equal("withdrawn", play.Accept(play.Withdrawing()).Instance.Outcome);
    }

    [Fact]
    public void An_activity_whose_flows_all_have_conditions_and_none_holds_stops_with_an_incident()
    {
        var play = new Play("""
            start s
            user a
            user b
            s > a
            a > b ? go = true
            """).Start().Answer("wang", "complete");
        Assert.Equal("engine.noFlowChosen", Assert.Single(play.State.Active).Incident);
    }

    [Fact]
    public void Parallel_join_waits_for_every_branch()
    {
        var play = new Play("""
            start s
            and fork
            user a
            user b
            and join
            user c
            end e done
            s > fork > a > join > c > e
            fork > b > join
            """).Start();
        Assert.Equal(["a", "b"], play.Active);
        play.Accept(play.Answering("wang", "complete", node: "b"));
        Assert.Equal(["a"], play.Active);
        play.Answer("wang", "complete");
        Assert.Equal(["c"], play.Active);
        Assert.Empty(play.State.Arrived);
        Assert.Equal("done", play.Answer("wang", "complete").State.Outcome);
    }

    [Fact]
    public void Nested_parallel_work_joins_from_the_inside_out()
    {
        var play = new Play("""
            start s
            and f1
            and f2
            user a
            user b
            user c
            and j2
            and j1
            end e
            s > f1 > f2 > a > j2 > j1 > e
            f2 > b > j2
            f1 > c > j1
            """).Start();
        Assert.Equal(["a", "b", "c"], play.Active);
        foreach (var node in new[] { "c", "a" })
            play.Accept(play.Answering("wang", "complete", node: node));
        Assert.Equal(["b"], play.Active);
        Assert.Equal("completed", play.Answer("wang", "complete").State.Outcome);
    }

    [Fact]
    public void An_excess_token_waits_at_the_join_for_the_next_activation()
    {
        // Both a and b lead into the join's first flow by the merging gateway; only c leads into its second.
        var play = new Play("""
            start s
            and fork
            user a
            user b
            user c
            xor merge
            and join
            user d
            end e
            s > fork > a > merge > join > d > e
            fork > b > merge
            fork > c > join
            """).Start();
        play.Accept(play.Answering("wang", "complete", node: "a"));
        play.Accept(play.Answering("wang", "complete", node: "b"));
        Assert.Equal(2, play.State.Arrived["merge-join"]);
        play.Accept(play.Answering("wang", "complete", node: "c"));
        Assert.Equal(["d"], play.Active);
        Assert.Equal(1, play.State.Arrived["merge-join"]);
    }

    [Fact]
    public void A_join_that_can_never_fire_is_shown_as_an_incident()
    {
        var play = new Play("""
            start s
            xor g else=b
            user a
            user b
            and join
            end e
            s > g
            g > a ? go = true
            g > b
            a > join
            b > join > e
            """).Start().Answer("wang", "complete");
        Assert.Equal(("join", "engine.joinWaitsForEver"), (play.Active[0], play.State.Active[0].Incident));
    }

    [Fact]
    public void Two_tokens_that_meet_at_a_task_are_two_visits_with_a_task_each()
    {
        var play = new Play("""
            start s
            and fork
            user a
            user b
            user c
            end e
            s > fork > a > c > e
            fork > b > c
            """).Start();
        play.Accept(play.Answering("wang", "complete", node: "a"));
        play.Accept(play.Answering("wang", "complete", node: "b"));
        Assert.Equal(["i.c.1.complete", "i.c.2.complete"], play.State.Tasks.Select(t => t.Id));
        play.Answer("wang", "complete");
        Assert.Equal(["i.c.2.complete"], play.State.Tasks.Select(t => t.Id));
        Assert.Equal("completed", play.Answer("wang", "complete").State.Outcome);
    }

    [Fact]
    public void The_case_ends_with_its_last_token_and_the_outcome_of_the_end_that_took_it()
    {
        var play = new Play("""
            start s
            and fork
            user a
            user b
            end e1 first
            end e2 second
            s > fork > a > e1
            fork > b > e2
            """).Start();
        play.Accept(play.Answering("wang", "complete", node: "b"));
        Assert.Equal(InstanceStatus.Running, play.State.Status);
        Assert.Equal("first", play.Answer("wang", "complete").State.Outcome);
    }

    [Fact]
    public void An_activity_without_a_flow_out_ends_its_token() =>
        Assert.Equal("completed", new Play("""
            start s
            user a
            s > a
            """).Start().Answer("wang", "complete").State.Outcome);

    [Fact]
    public void A_diagram_that_turns_in_a_circle_is_refused_and_nothing_is_done()
    {
        var play = new Play("""
            start s
            user a
            script t n = 1
            xor g else=t
            user b
            s > a > t > g
            g > b ? n > 1
            g > t
            """).Start();
        Assert.Equal("engine.endlessLoop", play.Refused(play.Answering("wang", "complete")));
        Assert.Equal(["a"], play.Active);
    }
}
