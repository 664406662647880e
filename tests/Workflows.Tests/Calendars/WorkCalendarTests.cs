using Workflows.Definitions.Calendars;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

public class WorkCalendarTests
{
    [Theory]
    [InlineData("2025-01-26")]
    [InlineData("2025-02-08")]
    [InlineData("2025-04-27")]
    [InlineData("2025-09-28")]
    [InlineData("2025-10-11")]
    [InlineData("2026-01-04")]
    [InlineData("2026-02-14")]
    [InlineData("2026-02-28")]
    [InlineData("2026-05-09")]
    [InlineData("2026-09-20")]
    [InlineData("2026-10-10")]
    public void A_weekend_worked_instead_is_a_working_day(string day)
    {
        Assert.IsType<MakeupWorkday>(Shipped.KindOf(Day(day)));
        Assert.True(Shipped.IsWorking(Day(day)));
    }

    [Theory]
    [InlineData("2025-01-01", "元旦")]
    [InlineData("2025-01-28", "春节")]
    [InlineData("2025-02-04", "春节")]
    [InlineData("2025-05-05", "劳动节")]
    [InlineData("2025-06-02", "端午")]
    [InlineData("2025-10-08", "国庆、中秋")]
    [InlineData("2026-01-02", "元旦")]
    [InlineData("2026-02-23", "春节")]
    [InlineData("2026-04-06", "清明")]
    [InlineData("2026-06-19", "端午")]
    [InlineData("2026-06-20", "端午")]
    [InlineData("2026-09-25", "中秋")]
    [InlineData("2026-10-07", "国庆")]
    public void A_day_off_carries_the_name_of_its_holiday(string day, string name)
    {
        var kind = Shipped.KindOf(Day(day));
        Assert.False(kind.IsWorking);
        Assert.Equal(name, kind.HolidayName);
    }

    [Fact]
    public void Other_days_follow_the_week()
    {
        Assert.IsType<WorkingDay>(Shipped.KindOf(Day("2025-01-02")));
        Assert.IsType<Weekend>(Shipped.KindOf(Day("2026-06-13")));
        Assert.IsType<WorkingDay>(Shipped.KindOf(Day("2026-02-24")));
        Assert.IsType<WorkingDay>(Shipped.KindOf(Day("2026-10-08")));
    }

    /// <summary>G-29: 365 − 104 − 13.</summary>
    [Fact]
    public void The_year_2026_has_248_working_days() => Assert.Equal(248, Shipped.WorkingDaysOf(2026));

    /// <summary>
    /// 2025: 261 days from Monday to Friday; off on them 1 + 6 + 1 + 3 + 1 + 6 = 18 (1/1; 1/28–31, 2/3, 2/4; 4/4; 5/1, 5/2, 5/5; 6/2;
    /// 10/1–3, 10/6–8); worked instead 5.
    /// </summary>
    [Fact]
    public void The_year_2025_has_248_working_days() => Assert.Equal(248, Shipped.WorkingDaysOf(2025));

    [Fact]
    public void Only_years_with_a_notice_are_certain()
    {
        Assert.False(Shipped.IsProvisional(2025));
        Assert.False(Shipped.IsProvisional(2026));
        Assert.True(Shipped.IsProvisional(2027));
        Assert.True(Shipped.IsProvisional(2024));
    }

    [Fact]
    public void A_later_notice_of_the_same_year_replaces_the_earlier()
    {
        var first = new HolidayYear(2030, [new("元旦", Day("2030-01-01"), Day("2030-01-02"))], [], "first");
        var second = new HolidayYear(2030, [new("元旦", Day("2030-01-01"), Day("2030-01-01"))], [], "second");
        Assert.True(new WorkCalendar(first, second).IsWorking(Day("2030-01-02")));
        Assert.False(new WorkCalendar(second, first).IsWorking(Day("2030-01-02")));
    }

    [Fact]
    public void A_notice_may_reach_into_the_year_before()
    {
        var year = new HolidayYear(2023, [new("元旦", Day("2022-12-31"), Day("2023-01-02"))], [], "2023");
        var calendar = new WorkCalendar(year);
        Assert.Equal("元旦", calendar.KindOf(Day("2022-12-31")).HolidayName);
        Assert.True(calendar.IsProvisional(2022));
    }
}
