using System.Globalization;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages.PublicNotice;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>
/// 公示 around 端午 2026: Friday 19 to Sunday 21 June are off, no weekend is worked. A-12: 5 working days, the day of
/// publishing not counted; ended at 24:00 of the last (G-16). A-13: the clock stands still from the day of the objection to
/// the day of the answer, both included.
/// </summary>
public class PublicNoticeTests
{
    private const string Notice = """
        start s
        user n <wf:stage kind="publicNotice"><wf:candidates post="chair"/>
        <wf:objection><wf:candidates post="chair"/><wf:clock rule="A-13.objectionCheck" before="T-05.reminderBefore" most="2"/></wf:objection></wf:stage>
        user next
        s > n > next
        """;

    private static Play Published(string at = "2026-06-15 10:00", string zone = "Asia/Shanghai") =>
        new Play(Notice, Town.New(zone)).At(at).Start().Answer("li", "publish");

    private static NoticeState Of(Play play) => (NoticeState)play.State.ActiveAt("n")!.Stage!;

    [Fact]
    public void A_draft_is_seen_only_by_those_who_publish_and_its_clock_has_not_begun()
    {
        var play = new Play(Notice).Start();
        Assert.Equal((NoticePhase.Draft, null), (Of(play).Phase, Of(play).Until));
        Assert.Empty(play.State.Timers);
        Assert.Equal("stages.noticeNotOpen", play.Refused(play.Objecting("x")));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-06-23T16:00:00Z")]
    [InlineData("UTC", "2026-06-24T00:00:00Z")]
    public void A_notice_of_Monday_15_June_stays_to_the_end_of_Tuesday_the_23rd(string zone, string ends)
    {
        // 16, 17, 18, then 19–21 off, 22, 23: the fifth working day.
        var play = Published(zone: zone);
        Assert.Equal(new DateOnly(2026, 6, 23), Of(play).Until!.Day);
        Assert.Equal(new DateOnly(2026, 6, 24), Of(play).Until!.EarliestNext);
        Assert.Equal(DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture), Assert.Single(play.State.Timers).At);
        Assert.Equal("A-12", Of(play).Until!.RuleId);
    }

    [Fact]
    public void Without_objection_it_ends_at_24_00_and_the_case_goes_on()
    {
        var play = Published();
        Assert.Equal("engine.timerEarly", play.At("2026-06-23 23:59").Refused(play.Firing(play.State.Timers[0])));
        Assert.Equal(["expiry 06-24 00:00"], play.Until("2026-06-24 08:00"));
        Assert.Equal(["next"], play.Active);
        Assert.Equal("noObjection", play.State.LastVisit("n")!.Outcome);
        Assert.Equal("engine.nodeNotActive", play.Refused(play.Objecting("x")));
    }

    [Fact]
    public void An_objection_stops_the_clock_and_asks_for_a_check_within_ten_working_days()
    {
        var play = Published().At("2026-06-17 09:00");
        play.Accept(play.Objecting("x"));
        Assert.Equal((NoticePhase.Paused, new DateOnly(2026, 6, 17)), (Of(play).Phase, Of(play).PausedOn));
        Assert.DoesNotContain(play.State.Timers, t => t.TaskId is "");
        // 18; 22–26; 29, 30, 1 and 2 July: the tenth working day after the 17th.
        Assert.Equal(new DateOnly(2026, 7, 2), Assert.Single(play.State.Tasks).Due!.Day);
    }

    [Fact]
    public void Dismissed_the_days_left_are_counted_on_from_the_day_after_the_answer()
    {
        var play = Published().At("2026-06-17 09:00");
        play.Accepted(play.Objecting("x")).At("2026-06-22 16:00").Answer("li", "dismiss");
        // 16 counted; 17–22 stood still; 23, 24, 25, 26 are the second to the fifth.
        Assert.Equal((NoticePhase.Open, new DateOnly(2026, 6, 26)), (Of(play).Phase, Of(play).Until!.Day));
        Assert.Equal(["expiry1 06-27 00:00"], play.Until("2026-06-28 09:00"));
        Assert.Equal(["next"], play.Active);
    }

    [Fact]
    public void Upheld_the_notice_is_over_with_that_outcome()
    {
        var play = Published().At("2026-06-17 09:00");
        play.Accepted(play.Objecting("x")).Accepted(play.Answering("li", "uphold", "收入不实，属实"));
        Assert.Equal("upheld", play.State.LastVisit("n")!.Outcome);
        Assert.Equal(NoticePhase.Upheld, play.Last.Effects.OfType<NoticeChanged>().Last().Phase);
        Assert.Empty(play.State.Timers);
    }

    [Theory]
    [InlineData("uphold")]
    [InlineData("dismiss")]
    public void The_answer_to_an_objection_wants_its_reasons(string act)
    {
        var play = Published();
        play.Accept(play.Objecting("x"));
        Assert.Equal("engine.reasonMissing", play.Refused(play.Answering("li", act, "无")));
    }

    [Fact]
    public void A_second_objection_while_the_first_is_checked_renews_the_task_so_that_none_is_answered_unseen()
    {
        var play = Published().At("2026-06-17 09:00");
        play.Accept(play.Objecting("x"));
        var unseen = play.Answering("li", "dismiss");
        play.At("2026-06-18 09:00").Accept(play.Objecting("y"));
        Assert.Equal(["x", "y"], Of(play).Objections);
        Assert.Equal(new DateOnly(2026, 6, 17), Of(play).PausedOn);
        Assert.Equal("又收到了新的异议，没有提交。请看过新的异议再答复，您写的话还在。", StepChecks.Say(play.Rejection(unseen)));

        var task = Assert.Single(play.State.Tasks);
        Assert.Equal(("i.n.1.check1-2", new DateOnly(2026, 7, 2)), (task.Id, task.Due!.Day));
        Assert.Equal(["i.n.1.check1-2.overdue0", "i.n.1.check1-2.reminder0"], play.State.Timers.Select(t => t.Id).Order(StringComparer.Ordinal));

        play.At("2026-06-22 16:00").Answer("li", "dismiss");
        Assert.Equal(["x", "y"], play.Last.Facts.OfType<NoticeResumed>().Single().Dismissed);
        Assert.Equal(new DateOnly(2026, 6, 26), Of(play).Until!.Day);
    }

    [Fact]
    public void The_same_objection_twice_is_registered_once()
    {
        var play = Published();
        play.Accept(play.Objecting("x"));
        Assert.Equal("stages.objectionKnown", play.Refused(play.Objecting("x")));
    }

    [Fact]
    public void An_objection_after_the_first_was_dismissed_stops_the_clock_again()
    {
        var play = Published().At("2026-06-16 09:00");
        play.Accepted(play.Objecting("x")).At("2026-06-16 15:00").Answer("li", "dismiss");
        // 16 stood still: 17, 18, 22, 23, 24.
        Assert.Equal(new DateOnly(2026, 6, 24), Of(play).Until!.Day);
        play.At("2026-06-23 09:00").Accepted(play.Objecting("y")).At("2026-06-23 17:00").Answer("li", "dismiss");
        // 17, 18, 22 counted; 23 stood still; 24, 25.
        Assert.Equal(new DateOnly(2026, 6, 25), Of(play).Until!.Day);
        Assert.Equal("i.n.1.check2-1", play.Facts.OfType<TaskOpened>().Last().Task.Id);
    }

    [Fact]
    public void An_objection_at_24_00_comes_too_late_even_where_the_timer_has_not_come_yet()
    {
        var play = Published().At("2026-06-23 23:59");
        var inTime = play.Objecting("x");
        Assert.Equal("公示已经结束，不能再提异议。可以直接联系工会。", StepChecks.Say(play.At("2026-06-24 00:00").Rejection(play.Objecting("y"))));
        play.Accept(inTime);
        Assert.Equal(NoticePhase.Paused, Of(play).Phase);
    }

    [Fact]
    public void An_objection_to_an_earlier_notice_of_the_same_node_is_refused()
    {
        var play = Published();
        Assert.Equal("engine.nodeNotActive", play.Refused(play.Objecting("x", visit: 2)));
        Assert.Equal("engine.nodeNotActive", play.Refused(play.Objecting("x", node: "next")));
    }

    [Fact]
    public void Withdrawing_the_case_takes_the_notice_down()
    {
        var play = Published();
        play.Accept(play.Withdrawing());
        Assert.Equal(NoticePhase.Withdrawn, Assert.Single(play.Last.Effects.OfType<NoticeChanged>()).Phase);
        Assert.Equal(InstanceStatus.Ended, play.State.Status);
    }

    [Fact]
    public void The_starter_is_told_that_the_notice_is_out_and_its_page_shows_the_last_day()
    {
        var play = Published();
        Assert.Equal(["noticePublished: person:wang"], play.Told);
        Assert.Equal([(NoticePhase.Open, new DateOnly(2026, 6, 23))], play.Last.Effects.OfType<NoticeChanged>().Select(n => (n.Phase, n.Until!.Day)));
    }
}
