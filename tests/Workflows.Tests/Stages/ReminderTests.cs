using Workflows.Engine.State;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>
/// A task's clock: T-01 3 working days, T-05 1 working day before. Opened on Tuesday 16 June 2026 it is due on Monday the
/// 22nd: 17, 18, then 端午 19–21 off, 22.
/// </summary>
public class ReminderTests
{
    private static string Timed(string clock, string inside = "") => $"""
        start s
        user a <wf:stage kind="approval" onRejection="continue"><wf:candidates post="chair"/>
        <wf:clock rule="T-01.approval" before="T-05.reminderBefore" {clock}>{inside}</wf:clock></wf:stage>
        user b
        s > a > b
        """;

    private static Play Started(string clock, string inside = "", string zone = "Asia/Shanghai") =>
        new Play(Timed(clock, inside), Town.New(zone)).At("2026-06-16 09:00").Start();

    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("UTC")]
    public void Reminded_a_working_day_before_overdue_at_24_00_then_each_working_day_up_to_the_maximum(string zone)
    {
        var play = Started("most='3'", zone: zone);
        Assert.Equal(new DateOnly(2026, 6, 22), play.State.Tasks[0].Due!.Day);
        // The working day before the 22nd is Thursday the 18th; 27 and 28 are a weekend.
        Assert.Equal(
            ["reminder 06-18 08:00", "overdue 06-23 00:00", "reminder 06-24 08:00", "reminder 06-25 08:00", "reminder 06-26 08:00"],
            play.Until("2026-07-10 00:00"));
        Assert.Empty(play.State.Timers);
        Assert.Equal(["b"], play.Answer("li", "approve").Active);
    }

    [Fact]
    public void A_due_day_says_its_rule_and_the_days_counted()
    {
        var due = Started("most='0'").State.Tasks[0].Due!;
        Assert.Equal("T-01", due.RuleId);
        Assert.Equal([17, 18, 22], due.Cells.Where(c => c.Number is not null).Select(c => c.Day.Day));
    }

    [Fact]
    public void Reminders_skip_days_off()
    {
        var play = new Play(Timed("most='2'")).At("2026-06-12 09:00").Start();
        // Friday the 12th: 15, 16, 17 – overdue as the 18th begins; 19–21 off.
        Assert.Equal(["reminder 06-16 08:00", "overdue 06-18 00:00", "reminder 06-22 08:00", "reminder 06-23 08:00"], play.Until("2026-07-01 00:00"));
    }

    [Fact]
    public void Each_reminder_says_what_it_is_to_those_who_are_asked()
    {
        var play = Started("most='1'");
        play.Until("2026-06-18 08:00");
        Assert.Equal(["reminder: post:chair@works"], play.Told);
        play.Until("2026-06-23 00:00");
        Assert.Equal(["overdue: post:chair@works"], play.Told);
        play.Until("2026-06-24 08:00");
        Assert.Equal(["overdueReminder: post:chair@works"], play.Told);
    }

    [Fact]
    public void No_reminders_after_the_due_day_where_none_are_wanted() =>
        Assert.Equal(["reminder 06-18 08:00", "overdue 06-23 00:00"], Started("most='0'").Until("2026-07-10 00:00"));

    [Fact]
    public void An_answer_stops_the_clock()
    {
        var play = Started("most='5'");
        play.Until("2026-06-23 00:00");
        Assert.Empty(play.Answer("li", "approve").State.Timers);
    }

    [Fact]
    public void Escalating_adds_the_superior_with_the_reason_and_both_may_answer()
    {
        var play = Started("most='1' overdue='escalate'", """<wf:superior post="chair" at="level:street"/>""");
        play.Until("2026-06-23 00:00");
        Assert.Equal([new Principal("post:chair@works", "why.post"), new("post:chair@street", "why.escalated")], play.State.Tasks[0].Principals);
        Assert.Equal(["overdue: post:chair@works", "escalated: post:chair@street"], play.Told);
        play.Until("2026-06-24 08:00");
        Assert.Equal(["overdueReminder: post:chair@works, post:chair@street"], play.Told);
        Assert.Equal(["b"], play.Answer("chen", "approve").Active);
    }

    [Fact]
    public void Escalating_does_not_let_in_somebody_barred()
    {
        var play = new Play("""
            start s
            user a <wf:stage kind="task"><wf:candidates post="chair" at="level:street"/></wf:stage>
            user b <wf:stage kind="approval"><wf:candidates post="chair"/><wf:exclude earlier="a"/>
            <wf:clock rule="T-01.approval" most="0" overdue="escalate"><wf:superior post="chair" at="level:street"/></wf:clock></wf:stage>
            s > a > b
            """).At("2026-06-16 09:00").Start().Answer("chen", "complete");
        play.Until("2026-06-23 00:00");
        Assert.Equal([new Exclusion("chen", "barred.actedBefore")], play.State.Tasks[0].Excluded);
        Assert.Equal("barred.actedBefore", play.Refused(play.Answering("chen", "approve")));
    }

    [Fact]
    public void A_superior_who_is_asked_already_is_not_added_twice()
    {
        var play = Started("most='0' overdue='escalate'", """<wf:superior post="chair"/>""");
        play.Until("2026-06-23 00:00");
        Assert.Equal("post:chair@works", Assert.Single(play.State.Tasks[0].Principals).Key);
    }

    [Fact]
    public void Deciding_by_time_out_is_said_as_such_and_names_nobody()
    {
        var play = Started("most='5' overdue='decide'");
        var late = play.Answering("li", "approve");
        play.Until("2026-06-23 00:00");
        Assert.Equal(["b"], play.Active);
        var past = play.State.LastVisit("a")!;
        Assert.Equal("timedOut", past.Outcome);
        Assert.Empty(past.Actors);
        Assert.Equal("这个环节已于 2026-06-23 00:00 结束（超时决定），您的意见未计入。您写的话还在。", StepChecks.Say(play.Rejection(late)));
    }

    [Fact]
    public void A_stage_that_cannot_decide_by_itself_goes_on_reminding()
    {
        var play = new Play("""
            start s
            user a <wf:stage kind="task"><wf:candidates post="chair"/><wf:clock rule="T-01.approval" most="1" overdue="decide"/></wf:stage>
            s > a
            """).At("2026-06-16 09:00").Start();
        Assert.Equal(["overdue 06-23 00:00", "reminder 06-24 08:00"], play.Until("2026-07-10 00:00"));
        Assert.Equal(["a"], play.Active);
    }

    [Fact]
    public void No_reminder_before_where_its_day_is_not_ahead()
    {
        var play = new Play("""
            start s
            user a <wf:stage kind="task"><wf:candidates post="chair"/><wf:clock rule="T-06.reminderEvery" before="T-05.reminderBefore" most="0"/></wf:stage>
            s > a
            """).At("2026-06-16 09:00").Start();
        Assert.Equal(["overdue 06-18 00:00"], play.Until("2026-07-10 00:00"));
    }

    [Fact]
    public void A_timer_that_comes_days_late_reminds_from_the_day_it_comes()
    {
        var play = Started("most='1'");
        play.At("2026-06-26 15:00").Accept(play.Firing(play.State.Timers.Single(t => t.Name == "overdue")));
        Assert.Equal(play.Instant("2026-06-29 08:00"), play.State.Timers.Single(t => t.Count == 1).At);
    }

    [Fact]
    public void Timers_of_a_visit_start_anew_with_the_next()
    {
        var play = new Play("""
            start s
            user a
            user b <wf:stage kind="approval"><wf:candidates post="chair"/><wf:clock rule="T-01.approval" most="0"/></wf:stage>
            s > a > b
            """).At("2026-06-16 09:00").Start().Answer("wang", "complete");
        var old = play.State.Timers[0];
        play.At("2026-06-18 09:00").Return("li", "a").At("2026-06-22 09:00").Answer("wang", "complete");
        Assert.Equal(("i.b.2.decide.overdue0", play.Instant("2026-06-26 00:00")), (play.State.Timers[0].Id, play.State.Timers[0].At));
        Assert.Equal("engine.timerGone", play.At("2026-06-23 00:00").Refused(play.Firing(old)));
    }
}
