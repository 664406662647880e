using System.Globalization;

namespace Workflows.Definitions.Feel;

/// <summary>Functions of the calendar and the clock (DMN 10.3.4.7, 10.3.4.8); the clock is the scope's.</summary>
internal static class Dates
{
    public static IEnumerable<BuiltIn> All =>
    [
        BuiltIn.Of("now", "", (run, _) => FeelDateTime.Of(run.Scope.Now, FeelZones.Find(run.Scope.Zone.Id) is null ? null : run.Scope.Zone.Id)),
        BuiltIn.Of("today", "", (run, _) => FeelValue.Of(DateOnly.FromDateTime(run.Scope.Now.DateTime))),
        BuiltIn.Of("is", "value1?, value2?", (_, a) => FeelValue.Of(a[0].Equals(a[1]))),
        BuiltIn.Of("day of year", "date", (_, a) => Day(a) is { } d ? FeelValue.Of(d.DayOfYear) : null),
        BuiltIn.Of("day of week", "date", (_, a) => Day(a) is { } d ? FeelValue.Of(d.DayOfWeek.ToString()) : null),
        BuiltIn.Of("month of year", "date", (_, a) => Day(a) is { } d ? FeelValue.Of(d.ToString("MMMM", CultureInfo.InvariantCulture)) : null),
        BuiltIn.Of("week of year", "date", (_, a) => Day(a) is { } d ? FeelValue.Of(ISOWeek.GetWeekOfYear(d.ToDateTime(TimeOnly.MinValue))) : null),
    ];

    private static DateOnly? Day(Given a) => a.One<FeelValue>(0) switch
    {
        FeelDate d => d.Value,
        FeelDateTime m => m.Date,
        _ => null,
    };
}
