using Workflows.Engine.Facts;
using Workflows.Engine.State;

namespace Workflows.Tests.Engine;

/// <summary>Error and terminate end events (BPMN 2.0.2 §10.5.3): which scope they end, who catches, what is left.</summary>
public class EndEventTests
{
    private const string Nested = """
        start s
        sub p {
        start ps
        sub q {
        start qs
        and fork
        user a
        user b
        fail qx {0}
        qs > fork > a > qx
        fork > b
        }
        catch inner q OTHER
        user afterInner
        ps > q
        inner > afterInner
        }
        catch code p MISSING
        catch any p
        user afterCode
        user afterAny
        end e
        s > p > e
        code > afterCode > e
        any > afterAny > e
        """;

    [Theory]
    [InlineData("OTHER", "afterInner", "p")]
    [InlineData("MISSING", "afterCode")]
    [InlineData("ELSE", "afterAny")]
    [InlineData("", "afterAny")]
    public void An_error_goes_to_the_innermost_boundary_that_names_its_code_before_one_that_catches_all(string code, params string[] active)
    {
        var play = new Play(Nested.Replace("{0}", code, StringComparison.Ordinal)).Start();
        play.Accept(play.Answering("wang", "complete", node: "a"));
        Assert.Equal(active.Order(StringComparer.Ordinal), play.Active);
        Assert.Equal([active[0]], play.State.Tasks.Select(t => t.NodeId));
        Assert.Equal(code, play.Last.Facts.OfType<ErrorThrown>().Single().ErrorCode);
        Assert.Equal("completed", play.Answer("wang", "complete").State.Outcome);
    }

    [Fact]
    public void An_error_nobody_catches_stops_with_a_sentence_and_loses_nothing()
    {
        var play = new Play("""
            start s
            sub p {
            start ps
            and fork
            user a
            user b
            fail x MISSING
            ps > fork > a > x
            fork > b
            }
            catch other p OTHER
            user c
            s > p > c
            other > c
            """).Start();
        play.Accept(play.Answering("wang", "complete", node: "a"));
        Assert.Equal(("x", "engine.errorUncaught"), (play.State.ActiveAt("x")!.NodeId, play.State.ActiveAt("x")!.Incident));
        Assert.Equal(["b", "p", "x"], play.Active);
        play.Accept(play.Retrying());
        Assert.Equal(2, play.State.ActiveAt("x")!.Visit);
        play.Answer("wang", "complete");
        Assert.Equal(["p", "x"], play.Active);
        Assert.Equal(["c"], play.Accepted(play.Moving("c")).Active);
    }

    private const string Stopping = """
        start s
        and fork
        sub p {
        start ps
        and pf
        user a
        user b
        halt px refused
        ps > pf > a > px
        pf > b
        }
        user c
        user d
        s > fork > p > c
        fork > d
        """;

    [Fact]
    public void A_terminate_end_in_a_sub_process_ends_that_one_alone()
    {
        var play = new Play(Stopping).Start();
        play.Accept(play.Answering("wang", "complete", node: "a"));
        Assert.Equal(["c", "d"], play.Active);
        Assert.Equal(("refused", "cancelled"), (play.State.LastVisit("p")!.Outcome, play.State.LastVisit("b")!.Outcome));
    }

    [Fact]
    public void A_token_still_on_its_way_in_the_terminated_scope_goes_no_further()
    {
        var play = new Play("""
            start s
            sub p {
            start ps
            and pf
            halt px
            user b
            ps > pf > px
            pf > b
            }
            user c
            s > p > c
            """).Start();
        Assert.Equal(["c"], play.Active);
        Assert.Equal(0, play.State.Visits.GetValueOrDefault("b"));
    }

    [Fact]
    public void A_terminate_end_on_top_ends_the_case_with_its_outcome_whatever_goes_on()
    {
        var play = new Play("""
            start s
            and fork
            user a
            halt x rejected
            sub p {
            start ps
            user b
            ps > b
            }
            s > fork > a > x
            fork > p
            """).Start();
        play.Accept(play.Answering("wang", "complete", node: "a"));
        Assert.Equal((InstanceStatus.Ended, "rejected"), (play.State.Status, play.State.Outcome));
    }
}
