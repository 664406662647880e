namespace Workflows.Definitions.Calendars;

/// <summary>What has to be true of a year's days off before anything is counted by them.</summary>
internal static class HolidayYearChecks
{
    public static IEnumerable<NoticeProblem> Of(HolidayYear year) =>
        [.. Near(year), .. Apart(year), .. OnWeekends(year), .. Complete(year)];

    /// <summary>All days lie in the year or next to it, and every holiday touches the year.</summary>
    private static IEnumerable<NoticeProblem> Near(HolidayYear year) =>
        [
            .. year.Holidays.Where(s => s.To < s.From || s.Days > 31)
                .Select(s => NoticeProblem.Of(0, "badSpan", ("name", s.Name), ("from", s.From), ("to", s.To))),
            .. year.Holidays.Where(s => s.From.Year > year.Year || s.To.Year < year.Year)
                .Select(s => NoticeProblem.Of(0, "otherYear", ("day", s.From), ("year", year.Year))),
            .. year.MakeupWorkdays.Where(d => Math.Abs(d.Year - year.Year) > 1)
                .Select(d => NoticeProblem.Of(0, "otherYear", ("day", d), ("year", year.Year))),
        ];

    /// <summary>No day is in two holidays, worked and off, or listed twice.</summary>
    private static IEnumerable<NoticeProblem> Apart(HolidayYear year) =>
        year.Holidays.Where(s => s.From <= s.To && s.Days <= 31).SelectMany(s => s.EachDay()).Concat(year.MakeupWorkdays)
            .GroupBy(day => day).Where(same => same.Count() > 1)
            .Select(same => NoticeProblem.Of(0, "twice", ("day", same.Key)));

    /// <summary>Only a Saturday or Sunday can be worked instead.</summary>
    private static IEnumerable<NoticeProblem> OnWeekends(HolidayYear year) =>
        year.MakeupWorkdays.Where(d => !WorkCalendar.IsWeekend(d))
            .Select(d => NoticeProblem.Of(0, "notWeekend", ("day", d)));

    /// <summary>Every day the law gives off is off (G-20).</summary>
    private static IEnumerable<NoticeProblem> Complete(HolidayYear year) =>
        StatutoryHolidays.Of(year.Year).Where(h => !year.Holidays.Any(s => s.Contains(h.Day)))
            .Select(h => NoticeProblem.Of(0, "missing", ("day", h.Day), ("name", HolidayNames.Words(h.Name))));
}
