using Workflows.Definitions.Feel;
using Workflows.Engine.State;

namespace Workflows.Tests.Stages;

public sealed class SeenTests
{
    private static Play Two() => new Play($"""
        {Drawn.Line("start fork")}<bpmn:parallelGateway id="fork"/><bpmn:parallelGateway id="join"/>
        {Drawn.Approval("decide", "panel")}{Drawn.Task("correct", "officer")}{Drawn.Flows("fork decide join end")}{Drawn.Flows("fork correct join")}
        """).Start(("amount", FeelValue.Of(6_000)), ("note", FeelValue.Of("a")));

    [Fact]
    public void Nobody_approves_what_was_not_on_the_screen()
    {
        var play = Two();
        var shown = Seen.Of(play.Case.Variables, ["amount", "note"]);
        play.Answer("officer", "correct", "complete", "", ("amount", FeelValue.Of(8_000)));
        var rejection = play.RejectionOf(play.AnswerCommand("panel1", "decide", "approve") with { Seen = shown });
        Assert.Equal("engine.changedMeanwhile", rejection.Key);
        var change = Assert.Single(rejection.Changes);
        Assert.Equal(("amount", "officer", "6000", "8000"), (change.Field, change.ActorId, change.Before.Text, change.Now.Text));
        Assert.Equal(play.Now, change.At);
    }

    [Fact]
    public void A_change_of_something_that_was_not_shown_does_not_disturb()
    {
        var play = Two();
        var shown = Seen.Of(play.Case.Variables, ["note"]);
        play.Answer("officer", "correct", "complete", "", ("amount", FeelValue.Of(8_000)));
        play.Accept(play.AnswerCommand("panel1", "decide", "approve") with { Seen = shown });
        Assert.Equal("approved", play.Case.Outcome);
    }

    [Fact]
    public void A_value_that_appeared_since_is_a_change_too()
    {
        var play = Two();
        var shown = Seen.Of(play.Case.Variables, ["minutes"]);
        play.Answer("officer", "correct", "complete", "", ("minutes", FeelValue.Of("1")));
        Assert.Equal("minutes", Assert.Single(play.RejectionOf(play.AnswerCommand("panel1", "decide", "approve") with { Seen = shown }).Changes).Field);
    }
}
