using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

public class LegalClockTests
{
    /// <summary>G-16: 4/29, 4/30, 5/6, 5/7, 5/8; 5/1–5/5 is 劳动节.</summary>
    [Fact]
    public void Five_working_days_over_Labour_Day_end_on_the_eighth_of_May()
    {
        var notice = Due("2026-04-28", "5wd");
        Assert.Equal(Day("2026-05-08"), notice.Day);
        Assert.Equal(Day("2026-05-09"), notice.EarliestNext);
        Assert.False(notice.Provisional);
    }

    [Theory]
    [InlineData("2026-06-17", "3wd", "2026-06-23")] // 18, 22, 23; 端午 19–21
    [InlineData("2026-06-16", "5wd", "2026-06-24")] // 17, 18, 22, 23, 24
    [InlineData("2026-06-09", "5wd", "2026-06-16")] // 10, 11, 12, 15, 16
    [InlineData("2026-05-08", "1wd", "2026-05-09")] // Saturday, worked instead
    [InlineData("2025-09-26", "3wd", "2025-09-30")] // Sunday 28 worked instead, 29, 30
    [InlineData("2025-09-30", "3wd", "2025-10-11")] // 国庆 to 8, then 9, 10 and Saturday 11 worked instead
    [InlineData("2026-02-13", "3wd", "2026-02-25")] // Saturday 14, then 24, 25
    [InlineData("2025-12-31", "2wd", "2026-01-05")] // 元旦 1–3; Sunday 4 worked instead, 5
    public void Working_days_leave_out_holidays_and_take_in_make_up_days(string from, string term, string due) =>
        Assert.Equal(Day(due), Due(from, term).Day);

    [Theory]
    [InlineData("2026-03-02", "7d", "2026-03-09")] // Monday to Monday
    [InlineData("2026-03-02", "15d", "2026-03-17")]
    [InlineData("2026-09-16", "15d", "2026-10-08")] // 10/1 is 国庆, off to 10/7
    [InlineData("2026-03-02", "5d", "2026-03-09")] // Saturday 7 → Monday 9
    [InlineData("2026-02-27", "1d", "2026-02-28")] // Saturday worked instead: no rest day
    public void Calendar_days_count_all_and_only_the_last_rolls_over(string from, string term, string due) =>
        Assert.Equal(Day(due), Due(from, term).Day);

    [Theory]
    [InlineData("2025-11-30", "3m", "2026-02-28")] // Saturday, but worked instead
    [InlineData("2023-11-30", "3m", "2024-02-29")]
    [InlineData("2026-01-30", "1m", "2026-02-28")]
    [InlineData("2026-03-31", "1m", "2026-04-30")]
    [InlineData("2026-06-10", "3m", "2026-09-10")]
    [InlineData("2026-06-25", "3m", "2026-09-28")] // 9/25 is 中秋, off to 27
    [InlineData("2024-02-29", "1y", "2025-02-28")]
    [InlineData("2025-05-04", "1y", "2026-05-06")] // 劳动节 to 5/5
    public void Months_and_years_end_on_the_corresponding_day(string from, string term, string due) =>
        Assert.Equal(Day(due), Due(from, term).Day);

    /// <summary>G-14 set to false: a plain Saturday stays, a holiday still moves, make-up or not.</summary>
    [Fact]
    public void A_pack_may_keep_plain_weekends_from_rolling_over()
    {
        var strict = Pack(Rule(new FlagValue(false), LegalClock.RollOverWeekendKey));
        Assert.Equal(Day("2026-03-07"), Due("2026-03-02", "5d", strict).Day);
        Assert.Equal(Day("2026-10-08"), Due("2026-09-16", "15d", strict).Day);
    }

    /// <summary>G-15.</summary>
    [Fact]
    public void A_rule_may_forbid_rolling_over()
    {
        var fixedDay = Rule("15d") with { RollOver = RollOver.Never };
        Assert.Equal(Day("2026-10-01"), LegalClock.Due(Day("2026-09-16"), fixedDay, Shipped, Silent).Day);
    }

    [Theory]
    [InlineData("2026-06-23", "1wd", "2026-06-22")]
    [InlineData("2026-06-22", "1wd", "2026-06-18")] // back over 端午
    [InlineData("2026-06-22", "5d", "2026-06-17")]
    [InlineData("2026-06-24", "5d", "2026-06-19")] // a holiday, and it stays
    [InlineData("2026-12-31", "60d", "2026-11-01")]
    [InlineData("2026-05-31", "3m", "2026-02-28")]
    public void Terms_before_an_event_count_backwards_and_do_not_roll(string eventDay, string term, string day)
    {
        var before = LegalClock.Before(Day(eventDay), Rule(term), Shipped);
        Assert.Equal(Day(day), before.Day);
        Assert.True(before.IsBackward);
        Assert.Equal(before.Cells.OrderBy(c => c.Day), before.Cells);
    }

    [Fact]
    public void A_rule_without_a_term_cannot_be_counted() =>
        Assert.Throws<ArgumentException>(() => LegalClock.Due(Day("2026-01-05"), Rule(new NumberValue(5)), Shipped, Silent));

    [Fact]
    public void A_deadline_carries_its_rule_and_pack()
    {
        var due = Due("2026-04-28", "5wd");
        Assert.Equal("X-01", due.RuleId);
        Assert.Equal("test 1", due.Pack.ToString());
        Assert.Equal("民法典第201条", due.Source);
        Assert.Equal(Confidence.Verified, due.Confidence);
    }
}
