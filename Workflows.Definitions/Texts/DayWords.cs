using System.Globalization;

namespace Workflows.Definitions.Texts;

/// <summary>Days as people read them: 「2026年6月23日 周二」 and "Tue 23 June 2026".</summary>
public static class DayWords
{
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static string Of(DateOnly day, Language language) => language == Language.Chinese
        ? $"{day.Year}年{day.Month}月{day.Day}日 {Weekday(day, language)}"
        : day.ToString("ddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same without its year, for days of the year the reader is in: 「6月23日 周二」.</summary>
    public static string Short(DateOnly day, Language language) => language == Language.Chinese
        ? $"{day.Month}月{day.Day}日 {Weekday(day, language)}"
        : day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    public static string Weekday(DateOnly day, Language language) => language == Language.Chinese
        ? Weekdays[(int)day.DayOfWeek]
        : day.ToString("ddd", CultureInfo.InvariantCulture);
}
