namespace Workflows.Tests.Stages;

public sealed class TimerTests
{
    private static Play Wait(string definition) => new($"{Drawn.Line("start wait end")}{Drawn.Timer("wait", definition)}");

    [Theory]
    [InlineData("<bpmn:timeDuration>PT90M</bpmn:timeDuration>", "06-08 10:30")]
    [InlineData("<bpmn:timeDuration>P1M</bpmn:timeDuration>", "07-08 09:00")]
    [InlineData("<bpmn:timeDate>2026-06-12</bpmn:timeDate>", "06-12 00:00")]
    [InlineData("<bpmn:timeDate>2026-06-12T16:00:00+08:00</bpmn:timeDate>", "06-12 16:00")]
    public void A_timer_waits_until_its_instant(string definition, string until)
    {
        var play = Wait(definition).Start();
        Assert.Equal(Play.Local(until), Assert.Single(play.Case.Timers).At);
        Assert.Equal("approved", play.Until(until).Case.Outcome);
    }

    [Fact]
    public void A_timer_by_rule_ends_with_the_last_day_of_the_term()
    {
        // A-12.notice, 5 working days from Monday 8 June: 9, 10, 11, 12, 15; over when Tuesday 16 June begins.
        var play = Wait("<bpmn:extensionElements><wf:timer rule=\"A-12.notice\"/></bpmn:extensionElements>").Start();
        Assert.Equal(Play.Local("06-16 00:00"), Assert.Single(play.Case.Timers).At);
        Assert.Equal("wait", play.Until("06-15 23:59").Where);
        Assert.Equal("approved", play.Until("06-16 00:00").Case.Outcome);
    }

    [Fact]
    public void A_timer_without_an_instant_stops_with_an_incident()
    {
        var play = Wait("<bpmn:timeDuration>= nothing</bpmn:timeDuration>").Start();
        Assert.Equal("engine.timerWithoutInstant", play.Case.ActiveAt("wait")!.Incident);
        Assert.Equal("engine.timerWithoutInstant", Wait("<bpmn:timeDuration>P999999999D</bpmn:timeDuration>").Start().Case.ActiveAt("wait")!.Incident);
    }

    [Fact]
    public void A_timer_too_early_or_twice_has_no_effect()
    {
        var play = Wait("<bpmn:timeDuration>PT1H</bpmn:timeDuration>").Start();
        Assert.Equal("还没有到时间。", play.Refuse(play.FireCommand("wait.1.catch")));
        play.Until("06-08 10:00");
        Assert.Equal("这个定时已经不需要了。", play.Refuse(play.FireCommand("wait.1.catch")));
    }

    private static Play Boundary(bool interrupting) => new($"""
        {Drawn.Line("start work end")}{Drawn.Task("work", "chair")}{Drawn.Task("instead", "head")}
        {Drawn.Timer("late", "<bpmn:timeDuration>P2D</bpmn:timeDuration>", "work", interrupting)}{Drawn.Flows("late instead end")}
        """);

    [Fact]
    public void An_interrupting_timer_ends_the_activity()
    {
        var play = Boundary(interrupting: true).Start();
        var answer = play.AnswerCommand("chair", "work", "complete");
        play.Until("06-10 09:00");
        Assert.Equal("instead", play.Where);
        Assert.Equal("head", play.Who("instead"));
        Assert.Equal("这个环节已于 2026-06-10 09:00 结束（已取消），您的意见未计入。您写的话还在。", play.Refuse(answer));
        Assert.Equal("cancelled", play.Case.LastVisit("work")!.Outcome);
    }

    [Fact]
    public void A_timer_that_does_not_interrupt_leaves_the_activity_alone()
    {
        var play = Boundary(interrupting: false).Start().Until("06-10 09:00");
        Assert.Equal("instead work", play.Where);
        play.Answer("chair", "work", "complete");
        Assert.Equal("instead", play.Where);
        play.Answer("head", "instead", "complete");
        Assert.Equal("approved", play.Case.Outcome);
    }

    [Fact]
    public void A_boundary_timer_dies_with_its_activity()
    {
        var play = Boundary(interrupting: true).Start().Answer("chair", "work", "complete");
        Assert.Empty(play.Case.Timers);
        Assert.Equal("approved", play.Case.Outcome);
    }
}
