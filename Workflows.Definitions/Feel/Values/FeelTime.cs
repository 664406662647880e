using System.Globalization;

namespace Workflows.Definitions.Feel;

/// <summary>
/// A time of day to the nanosecond, with an offset from UTC, with a named zone, or local (neither). Offset and zone
/// never stand together: an offset belongs to the value, a zone's offset depends on the day.
/// </summary>
public sealed record FeelTime(long NanosecondOfDay, TimeSpan? Offset, string? Zone) : FeelValue
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    public const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;

    public override string TypeName => "time";
    public override string Text => ClockText + ZoneText;

    public bool IsLocal => Offset is null && Zone is null;
    public int Hour => (int)(NanosecondOfDay / (3600 * NanosecondsPerSecond));
    public int Minute => (int)(NanosecondOfDay / (60 * NanosecondsPerSecond) % 60);
    public int WholeSecond => (int)(NanosecondOfDay / NanosecondsPerSecond % 60);

    /// <summary>Nanoseconds since midnight UTC, a named zone taken at its standard offset; null for a local time.</summary>
    public long? NanosecondOfDayInUtc => UsualOffset is { } offset ? NanosecondOfDay - offset.Ticks * 100 : null;

    /// <summary>The offset, of a named zone its standard one; null for a local time.</summary>
    public TimeSpan? UsualOffset => Zone is { } zone ? FeelZones.Find(zone)?.BaseUtcOffset : Offset;

    private string ClockText
    {
        get
        {
            var fraction = NanosecondOfDay % NanosecondsPerSecond;
            var clock = string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{WholeSecond:00}");
            return fraction == 0 ? clock : clock + "." + fraction.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        }
    }

    private string ZoneText => Zone is not null ? "@" + Zone : Offset is { } offset ? OffsetText(offset) : "";

    private static string OffsetText(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero) return "Z";
        var size = offset.Duration();
        var text = string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? "-" : "+")}{size.Hours:00}:{size.Minutes:00}");
        return size.Seconds == 0 ? text : text + ":" + size.Seconds.ToString("00", CultureInfo.InvariantCulture);
    }
}
