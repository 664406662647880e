using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflows.Definitions.Scenarios;

/// <summary>Times and days as they are written: <c>2026年5月18日 8:00</c>, <c>5月18日 8:00</c>, <c>8:00</c>; the rest comes from the row above.</summary>
internal static partial class ScenarioTime
{
    /// <summary>Null where the text says no time.</summary>
    public static DateTime? Read(string text, DateTime? before)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success || text.Trim() is "")
            return text.Trim() is "" ? before : null;
        var day = DayOf(match, before);
        var time = match.Groups["hour"].Success
            ? new TimeOnly(Number(match, "hour") % 24, Number(match, "minute") % 60)
            : day is { } d && before is { } b && DateOnly.FromDateTime(b) == d ? TimeOnly.FromDateTime(b) : TimeOnly.MinValue;
        return day is { } found ? found.ToDateTime(time) : null;
    }

    /// <summary>A day of the year a row is in: <c>5月21日</c>.</summary>
    public static DateOnly? Day(string text, DateTime near) =>
        Form().Match(text.Trim()) is { Success: true } match && match.Groups["month"].Success ? DayOf(match, near) : null;

    private static DateOnly? DayOf(Match match, DateTime? before)
    {
        if (!match.Groups["month"].Success)
            return before is { } b ? DateOnly.FromDateTime(b) : null;
        var year = match.Groups["year"].Success ? Number(match, "year") : before?.Year ?? 0;
        var (month, day) = (Number(match, "month"), Number(match, "day"));
        return year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?<year>\d{4})年)?((?<month>\d{1,2})月(?<day>\d{1,2})日)?( *周.)? *((?<hour>\d{1,2})[:：](?<minute>\d{2}))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
