namespace Workflows.Definitions.Calendars;

/// <summary>Between legal days and instants: a day begins and ends in the unit's zone.</summary>
public static class DueInstant
{
    /// <summary>24:00 of a day in the zone, as UTC. Where a zone leaps over midnight, the first instant after it.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) => StartOf(day.AddDays(1), zone);

    /// <summary>0:00 of a day in the zone, as UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>The legal day an instant falls on in the zone.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>True from 24:00 of the due day on.</summary>
    public static bool IsOver(Deadline deadline, DateTimeOffset instant, TimeZoneInfo zone) =>
        instant >= EndOf(deadline.Day, zone);
}
