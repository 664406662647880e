using Workflows.Definitions.Calendars;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

/// <summary>G-28: a year without a notice, and what happens when it comes.</summary>
public class ProvisionalTests
{
    /// <summary>12/30, 12/31, then 1/1 is off by law, 1/4 is the Monday after.</summary>
    [Fact]
    public void A_day_resting_on_an_unpublished_year_is_provisional()
    {
        var due = Due("2026-12-29", "3wd");
        Assert.Equal(Day("2027-01-04"), due.Day);
        Assert.True(due.Provisional);
        Assert.Equal("暂定：2027 年的放假安排还没有导入，先按法定节假日和星期计算，导入后重算", Chinese(Explanation.Provisional(due)!));
    }

    [Fact]
    public void A_day_within_a_published_year_is_not()
    {
        Assert.False(Due("2026-12-28", "3wd").Provisional);
        Assert.Null(Explanation.Provisional(Due("2026-12-28", "3wd")));
    }

    /// <summary>Calendar days ask the calendar about the last day only.</summary>
    [Fact]
    public void Calendar_days_through_an_unpublished_year_are_certain_when_the_last_day_is()
    {
        var calendar = new WorkCalendar(ShippedCalendars.Years.Where(y => y.Year == 2026));
        var due = LegalClock.Due(Day("2025-12-15"), Rule("30d"), calendar, Silent);
        Assert.Equal(Day("2026-01-14"), due.Day);
        Assert.False(due.Provisional);
    }

    /// <summary>The imagined notice gives Monday 1/4 off as well, so the third working day is Tuesday 1/5.</summary>
    [Fact]
    public void A_published_notice_moves_the_day_and_takes_the_mark_away()
    {
        var before = Due("2026-12-29", "3wd");
        var notice = new HolidayYear(2027, [new("元旦", Day("2027-01-01"), Day("2027-01-04"))], [], "2027");
        var after = LegalClock.Again(before, new WorkCalendar([.. ShippedCalendars.Years, notice]));
        Assert.Equal(Day("2027-01-05"), after.Day);
        Assert.False(after.Provisional);
        Assert.Equal(before.RuleId, after.RuleId);
    }

    [Fact]
    public void Recomputing_keeps_pauses_and_direction()
    {
        var paused = LegalClock.Resume(Due("2026-12-28", "3wd"), new(Day("2026-12-30"), Day("2026-12-30")), Shipped);
        Assert.Equal(Day("2027-01-04"), paused.Day);
        Assert.Equal(paused.Day, LegalClock.Again(paused, Shipped).Day);
        var before = LegalClock.Before(Day("2027-01-05"), Rule("2wd"), Shipped);
        Assert.Equal(Day("2026-12-31"), before.Day);
        Assert.Equal(before.Day, LegalClock.Again(before, Shipped).Day);
        Assert.True(before.Provisional);
    }
}
