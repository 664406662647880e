using System.Collections.Immutable;

namespace Workflows.Definitions.Calendars;

/// <summary>The notices known when the product was built (G-24…G-27); later years are imported.</summary>
public static class ShippedCalendars
{
    public static ImmutableArray<HolidayYear> Years { get; } = [.. Read()];

    /// <summary>The calendar of these years alone.</summary>
    public static WorkCalendar Calendar { get; } = new(Years);

    private static IEnumerable<HolidayYear> Read() =>
        from file in ShippedFiles.Under("Calendars/")
        let reading = HolidayYearFile.Read(file.Text)
        select reading.Year ?? throw new InvalidDataException($"{file.Name}: {reading.Problems[0].Words.Key}");
}
