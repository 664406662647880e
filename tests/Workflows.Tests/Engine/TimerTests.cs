using System.Globalization;
using Workflows.Definitions.Feel;

namespace Workflows.Tests.Engine;

/// <summary>Timer events (BPMN 2.0.2 §10.5.4) in the unit's zone.</summary>
public class TimerTests
{
    private const string Wait = """
        start s
        wait w duration("P3DT2H")
        end e
        s > w > e
        """;

    [Fact]
    public void A_caught_timer_lets_its_token_go_at_its_instant_and_not_before()
    {
        var play = new Play(Wait).At("2026-06-01 09:00").Start();
        var timer = Assert.Single(play.State.Timers);
        Assert.Equal(play.Instant("2026-06-04 11:00"), timer.At);
        Assert.Equal("engine.timerEarly", play.At("2026-06-04 10:59").Refused(play.Firing(timer)));
        Assert.Equal("completed", play.At("2026-06-04 11:00").Accept(play.Firing(timer)).Instance.Outcome);
        Assert.Equal("engine.timerGone", play.Refused(play.Firing(timer)));
    }

    [Fact]
    public void A_timer_delivered_late_has_its_effect_when_it_comes()
    {
        var play = new Play(Wait).At("2026-06-01 09:00").Start();
        Assert.Equal(play.Instant("2026-06-20 08:00"), play.At("2026-06-20 08:00").Accept(play.Firing(play.State.Timers[0])).Instance.EndedAt);
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-06-30T16:00:00Z")]
    [InlineData("UTC", "2026-07-01T00:00:00Z")]
    public void The_term_of_a_rule_ends_with_its_last_day_in_the_units_zone(string zone, string ends)
    {
        // 30 calendar days from Sunday 31 May: Tuesday 30 June, no rest day; its 24:00.
        var play = new Play("""
            start s
            wait w rule:A-34.followUp
            end e
            s > w > e
            """, Town.New(zone)).At("2026-05-31 09:00").Start();
        Assert.Equal(DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture), play.State.Timers[0].At);
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-06-30T16:00:00Z")]
    [InlineData("UTC", "2026-07-01T00:00:00Z")]
    public void A_date_means_its_first_moment_in_the_units_zone(string zone, string begins)
    {
        var play = new Play("""
            start s
            wait w if true then date("2026-07-01") else null
            end e
            s > w > e
            """, Town.New(zone)).Start();
        Assert.Equal(DateTimeOffset.Parse(begins, CultureInfo.InvariantCulture), play.State.Timers[0].At);
    }

    [Fact]
    public void Months_are_counted_by_the_calendar_and_keep_the_time_of_day()
    {
        var play = new Play("""
            start s
            wait w duration("P1M")
            end e
            s > w > e
            """).At("2026-01-31 09:30").Start();
        Assert.Equal(play.Instant("2026-02-28 09:30"), play.State.Timers[0].At);
    }

    [Fact]
    public void A_timer_whose_instant_cannot_be_worked_out_stops_with_an_incident()
    {
        var play = new Play("""
            start s
            wait w noSuchThing
            end e
            s > w > e
            """).Start();
        Assert.Equal("engine.timerWithoutInstant", play.State.Active[0].Incident);
        Assert.Empty(play.State.Timers);
    }

    [Fact]
    public void An_activity_whose_boundary_timer_has_no_instant_stops_before_anybody_is_asked_and_begins_when_it_is_tried_again()
    {
        var play = new Play("""
            start s
            and fork
            user first
            user a
            boundary late on a duration(term)
            user b
            s > fork > first
            fork > a
            late > b
            """).Start();
        Assert.Equal("engine.timerWithoutInstant", play.State.ActiveAt("a")!.Incident);
        Assert.Equal(["first"], play.State.Tasks.Select(t => t.NodeId));
        play.Answer("wang", "complete", ("term", FeelValue.Of("P2D")));
        play.Accept(play.Retrying());
        Assert.Equal(["a"], play.State.Tasks.Select(t => t.NodeId));
        Assert.Equal("late", Assert.Single(play.State.Timers).Name);
    }

    private const string Bounded = """
        start s
        user a
        boundary late {0} a duration("P2D")
        user b
        user c
        end e
        end e2 tooLate
        s > a > b > e
        late > c > e2
        """;

    [Fact]
    public void An_interrupting_boundary_timer_breaks_the_activity_off_and_leaves_by_the_event()
    {
        var play = new Play(string.Format(CultureInfo.InvariantCulture, Bounded, "on")).At("2026-06-01 09:00").Start();
        var old = play.Answering("wang", "complete");
        Assert.Equal(["late 06-03 09:00"], play.Until("2026-06-03 09:00"));
        Assert.Equal(["c"], play.Active);
        Assert.Equal("cancelled", play.State.LastVisit("a")!.Outcome);
        var refused = play.Rejection(old);
        Assert.Equal("这个环节已于 2026-06-03 09:00 结束（已取消），您的意见未计入。您写的话还在。", StepChecks.Say(refused));
        Assert.Equal("tooLate", play.Answer("wang", "complete").State.Outcome);
    }

    [Fact]
    public void A_boundary_timer_beside_the_activity_sends_a_further_token_once()
    {
        var play = new Play(string.Format(CultureInfo.InvariantCulture, Bounded, "beside")).At("2026-06-01 09:00").Start();
        play.Until("2026-06-10 09:00");
        Assert.Equal(["a", "c"], play.Active);
        Assert.Empty(play.State.Timers);
        play.Accept(play.Answering("wang", "complete", node: "a"));
        Assert.Equal(["b", "c"], play.Active);
    }

    [Fact]
    public void A_boundary_timer_dies_with_its_visit()
    {
        var play = new Play(string.Format(CultureInfo.InvariantCulture, Bounded, "on")).Start();
        var timer = play.State.Timers[0];
        play.Answer("wang", "complete").At("2026-06-05 09:00");
        Assert.Equal("engine.timerGone", play.Refused(play.Firing(timer)));
        Assert.Equal(["b"], play.Active);
    }
}
