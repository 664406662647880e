using System.Globalization;

namespace Workflows.Definitions.Feel;

/// <summary>A day of the calendar, years 1 to 9999.</summary>
public sealed record FeelDate(DateOnly Value) : FeelValue
{
    public override string TypeName => "date";
    public override string Text => Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Midnight at the beginning of the day in UTC; what a day becomes beside a date and time.</summary>
    public FeelDateTime AtMidnightUtc => new(Value, new FeelTime(0, TimeSpan.Zero, null));
}
