using Workflows.Definitions.Calendars;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

public class PausedClockTests
{
    /// <summary>
    /// Published Tue 6/16 for 5 working days: 17 and 18 are counted; objection Mon 22, answered Wed 24; the remaining three are
    /// 25, 26 and 29.
    /// </summary>
    [Fact]
    public void After_an_objection_the_remaining_days_count_from_the_day_after_the_answer()
    {
        var notice = Due("2026-06-16", "5wd");
        Assert.Equal(Day("2026-06-24"), notice.Day);
        var resumed = LegalClock.Resume(notice, new Pause(Day("2026-06-22"), Day("2026-06-24")), Shipped);
        Assert.Equal(Day("2026-06-29"), resumed.Day);
        Assert.Equal([null, 1, 2, null, null, null, null, null, null, 3, 4, null, null, 5], resumed.Cells.Select(c => c.Number));
        Assert.Equal(3, resumed.Cells.Count(c => c.Role == DayRole.Paused));
    }

    [Fact]
    public void A_clock_may_stand_still_twice()
    {
        var twice = LegalClock.Resume(
            LegalClock.Resume(Due("2026-03-02", "3wd"), new(Day("2026-03-03"), Day("2026-03-04")), Shipped), // counted: 5, 6, 9
            new(Day("2026-03-06"), Day("2026-03-06")), Shipped); // counted: 5, 9, 10
        Assert.Equal(Day("2026-03-10"), twice.Day);
        Assert.Equal(2, twice.Pauses.Length);
    }

    [Fact]
    public void A_pause_after_the_due_day_changes_nothing()
    {
        var notice = Due("2026-06-16", "5wd");
        Assert.Same(notice, LegalClock.Resume(notice, new(Day("2026-06-25"), Day("2026-06-30")), Shipped));
    }

    /// <summary>15 days from 3/2 end on 3/17; four days of standing still make it 3/21, a Saturday, so Monday 3/23.</summary>
    [Fact]
    public void Calendar_days_stand_still_too() =>
        Assert.Equal(Day("2026-03-23"),
            LegalClock.Resume(Due("2026-03-02", "15d"), new(Day("2026-03-05"), Day("2026-03-08")), Shipped).Day);

    /// <summary>3 months from 6/10 end on 9/10; 10 days longer is Sunday 9/20, worked instead.</summary>
    [Fact]
    public void Months_are_lengthened_by_the_days_of_the_pause() =>
        Assert.Equal(Day("2026-09-20"),
            LegalClock.Resume(Due("2026-06-10", "3m"), new(Day("2026-07-01"), Day("2026-07-10")), Shipped).Day);
}
