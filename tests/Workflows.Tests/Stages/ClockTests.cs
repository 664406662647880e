namespace Workflows.Tests.Stages;

/// <summary>T-01: 3 working days; T-05: reminder 1 working day before. Monday 8 June 2026 → due Thursday 11 June.</summary>
public sealed class ClockTests
{
    private static Play Watched(string overdue = "escalate", string most = "2") => new Play($"""
        {Drawn.Line("start decide end")}{Drawn.Approval("decide", "vice", children:
            $"<wf:clock rule=\"T-01.approval\" before=\"T-05.reminderBefore\" most=\"{most}\" overdue=\"{overdue}\"><wf:superior post=\"head\" at=\"level:street\"/></wf:clock>")}
        """).Start();

    private static IEnumerable<string> Reminders(Play play) => play.Notices.Where(n => !n.StartsWith("taskOpened", StringComparison.Ordinal));

    [Fact]
    public void A_task_has_its_due_day_with_rule_and_counted_days()
    {
        var due = Watched().TaskAt("decide").Due!;
        Assert.Equal((new DateOnly(2026, 6, 11), "T-01"), (due.Day, due.RuleId));
        Assert.Equal([9, 10, 11], due.Cells.Where(c => c.Number is not null).Select(c => c.Day.Day));
    }

    [Fact]
    public void The_reminder_comes_at_eight_one_working_day_before()
    {
        var play = Watched().Until("06-10 07:59");
        Assert.Empty(Reminders(play));
        Assert.Equal(["reminder→post:vice@street"], Reminders(play.Until("06-10 08:00")));
    }

    [Fact]
    public void Overdue_begins_when_the_due_day_has_ended_and_goes_to_the_superior()
    {
        var play = Watched().Until("06-11 23:59");
        Assert.DoesNotContain("overdue→post:vice@street", play.Notices);
        play.Until("06-12 00:00");
        Assert.Equal(["reminder→post:vice@street", "overdue→post:vice@street", "escalated→post:head@street"], Reminders(play));
        Assert.Equal("head vice", play.Who("decide"));
        play.Answer("head", "decide", "approve");
        Assert.Equal("approved", play.Case.Outcome);
        Assert.Empty(play.Case.Timers);
    }

    [Fact]
    public void Reminders_go_on_each_working_day_up_to_the_maximum()
    {
        // Overdue on Friday 12 June at 0:00; the next working days are Monday 15 and Tuesday 16 June.
        var play = Watched("nothing").Until("06-30 09:00");
        Assert.Equal(["reminder→post:vice@street", "overdue→post:vice@street", "overdueReminder→post:vice@street", "overdueReminder→post:vice@street"], Reminders(play));
        Assert.Empty(play.Case.Timers);
    }

    [Fact]
    public void A_task_may_decide_by_time_out_and_says_so()
    {
        var play = Watched("decide").Until("06-12 00:00");
        Assert.Equal("timedOut", play.Case.LastVisit("decide") is null ? play.Case.Outcome : play.Case.LastVisit("decide")!.Outcome);
        Assert.Equal("timedOut", play.Case.Outcome);
    }

    [Fact]
    public void A_new_visit_has_a_clock_of_its_own()
    {
        var play = new Play($"""
            {Drawn.Line("start prepare decide end")}{Drawn.Task("prepare", "officer")}{Drawn.Approval("decide", "vice", children: Drawn.Clock)}
            """).Start().Answer("officer", "prepare", "complete").Until("06-09 09:00").Return("vice", "decide", "prepare");
        Assert.Empty(play.Case.Timers);
        play.Until("06-10 09:00").Answer("officer", "prepare", "complete");
        Assert.Equal(new DateOnly(2026, 6, 15), play.TaskAt("decide").Due!.Day);
    }
}
