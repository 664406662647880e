using Workflows.Definitions.Calendars;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

/// <summary>Years without a notice: G-20, G-21, G-28. The days of 2025 and 2026 are those of the published notices.</summary>
public class StatutoryHolidaysTests
{
    [Theory]
    [InlineData(2025, "01-01 01-28 01-29 01-30 01-31 04-04 05-01 05-02 05-31 10-01 10-02 10-03 10-06")]
    [InlineData(2026, "01-01 02-16 02-17 02-18 02-19 04-05 05-01 05-02 06-19 09-25 10-01 10-02 10-03")]
    [InlineData(2027, "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03")]
    [InlineData(2028, "01-01 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-28 10-01 10-02 10-03 10-03")]
    public void The_law_gives_thirteen_days(int year, string days) =>
        Assert.Equal(days, string.Join(' ', StatutoryHolidays.Of(year).Select(h => $"{h.Day:MM-dd}")));

    /// <summary>2023 and 2025 have leap months (second and sixth); 端午 and 中秋 must not slip by one.</summary>
    [Theory]
    [InlineData(2020, "2020-06-25", "2020-10-01")]
    [InlineData(2023, "2023-06-22", "2023-09-29")]
    [InlineData(2024, "2024-06-10", "2024-09-17")]
    [InlineData(2025, "2025-05-31", "2025-10-06")]
    public void Leap_months_do_not_move_the_festivals(int year, string dragonBoat, string midAutumn)
    {
        Assert.Contains((Day(dragonBoat), "端午"), StatutoryHolidays.Of(year));
        Assert.Contains((Day(midAutumn), "中秋"), StatutoryHolidays.Of(year));
    }

    [Theory]
    [InlineData(2019, 5)]
    [InlineData(2020, 4)]
    [InlineData(2021, 4)]
    [InlineData(2022, 5)]
    [InlineData(2023, 5)]
    [InlineData(2024, 4)]
    public void Qingming_is_the_fourth_or_fifth_of_April(int year, int day) =>
        Assert.Contains((new DateOnly(year, 4, day), "清明"), StatutoryHolidays.Of(year));

    /// <summary>2027: 春节 2/6 and 2/7, 劳动节 5/1 and 5/2, 国庆 10/2 and 10/3 fall on weekends.</summary>
    [Theory]
    [InlineData("2027-02-09", "春节")]
    [InlineData("2027-02-10", "春节")]
    [InlineData("2027-05-03", "劳动节")]
    [InlineData("2027-05-04", "劳动节")]
    [InlineData("2027-10-04", "国庆")]
    [InlineData("2027-10-05", "国庆")]
    public void A_holiday_on_a_weekend_gives_the_next_weekday_off(string day, string name) =>
        Assert.Equal(name, Shipped.KindOf(Day(day)).HolidayName);

    [Fact]
    public void A_weekday_holiday_gives_nothing_more()
    {
        Assert.IsType<WorkingDay>(Shipped.KindOf(Day("2027-02-11")));
        Assert.IsType<WorkingDay>(Shipped.KindOf(Day("2027-06-10")));
        Assert.IsType<WorkingDay>(Shipped.KindOf(Day("2027-10-06")));
    }

    [Fact]
    public void Outside_the_century_the_holidays_of_the_common_calendar_are_known() =>
        Assert.Equal(["元旦", "劳动节", "劳动节", "国庆", "国庆", "国庆"], StatutoryHolidays.Of(2100).Select(h => h.Name));
}
