using System.Collections.Immutable;

namespace Workflows.Definitions.Calendars;

/// <summary>The days off of one holiday, first and last included.</summary>
/// <param name="Name">In Chinese, short as people say it (<see cref="HolidayNames"/>): 「端午」, 「国庆、中秋」.</param>
public sealed record HolidaySpan(string Name, DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly day) => From <= day && day <= To;

    public IEnumerable<DateOnly> EachDay() => Enumerable.Range(0, Days).Select(From.AddDays);
}

/// <summary>
/// One year's notice of the State Council: the days off and the weekends worked instead (G-22, G-24…G-27).
/// Spans may reach into the neighbouring years, as New Year's often does. Equality compares references of the lists.
/// </summary>
/// <param name="Source">The document the days were taken from.</param>
public sealed record HolidayYear(
    int Year, ImmutableArray<HolidaySpan> Holidays, ImmutableArray<DateOnly> MakeupWorkdays, string Source);
