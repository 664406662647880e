using System.Globalization;

namespace Workflows.Definitions.Calendars;

/// <summary>Days of the traditional calendar in the common one, for the years 2000 to 2099.</summary>
internal static class LunarDays
{
    private static readonly ChineseLunisolarCalendar Calendar = new();

    public static bool Knows(int year) => year is >= 2000 and <= 2099;

    /// <summary>The day of a lunar month that is not a leap month: month 5 day 5 is 端午.</summary>
    public static DateOnly Of(int year, int month, int day)
    {
        var leap = Calendar.GetLeapMonth(year);
        var position = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Calendar.ToDateTime(year, position, day, 0, 0, 0, 0));
    }

    /// <summary>清明, the fifth solar term: ⌊0.2422·y + 4.81⌋ − ⌊y/4⌋ of April, y the year of the century.</summary>
    public static DateOnly Qingming(int year)
    {
        var y = year % 100;
        return new DateOnly(year, 4, (2_422 * y + 48_100) / 10_000 - y / 4);
    }
}
