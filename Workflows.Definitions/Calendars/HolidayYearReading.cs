using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Calendars;

/// <summary>What is wrong in a notice, and in which line; line 0 is the whole.</summary>
public sealed record NoticeProblem(int Line, Sentence Words)
{
    internal static NoticeProblem Of(int line, string key, params (string Name, object? Value)[] values) =>
        new(line, Sentence.Of($"calendars.notice.{key}", values));
}

/// <summary>A year's days off, or all problems that keep them from being used.</summary>
/// <param name="WorkingDays">The working days of the year by this notice alone, to compare with the known number (G-29); 0 without a year.</param>
public sealed record HolidayYearReading(HolidayYear? Year, int WorkingDays, ImmutableArray<NoticeProblem> Problems)
{
    /// <summary>Checks the year; every problem found so far or now refuses it.</summary>
    internal static HolidayYearReading Of(HolidayYear year, IEnumerable<NoticeProblem> problems)
    {
        ImmutableArray<NoticeProblem> found = [.. problems, .. HolidayYearChecks.Of(year)];
        return found.IsEmpty ? new(year, new WorkCalendar(year).WorkingDaysOf(year.Year), []) : Refused(found);
    }

    internal static HolidayYearReading Refused(params ImmutableArray<NoticeProblem> problems) => new(null, 0, problems);
}
