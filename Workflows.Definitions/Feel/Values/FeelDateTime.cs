namespace Workflows.Definitions.Feel;

/// <summary>A day and a time of it; its offset or zone is the time's. Without either it is local to the reader.</summary>
public sealed record FeelDateTime(DateOnly Date, FeelTime Time) : FeelValue
{
    public override string TypeName => "date and time";
    public override string Text => new FeelDate(Date).Text + "T" + Time.Text;

    /// <summary>The offset in force on that day at that time; null for a local value.</summary>
    public TimeSpan? Offset => Time.Zone is { } zone
        ? FeelZones.Find(zone)?.GetUtcOffset(new DateTime(Date, new TimeOnly(Time.NanosecondOfDay / 100), DateTimeKind.Unspecified))
        : Time.Offset;

    /// <summary>Nanoseconds since 0001-01-01T00:00, local time.</summary>
    public Int128 LocalNanoseconds => (Int128)Date.DayNumber * FeelTime.NanosecondsPerDay + Time.NanosecondOfDay;

    /// <summary>Nanoseconds since 0001-01-01T00:00Z; null for a local value.</summary>
    public Int128? UtcNanoseconds => Offset is { } offset ? LocalNanoseconds - (Int128)offset.Ticks * 100 : null;

    /// <summary>The value so much later, same offset or zone; null where it leaves the years 1 to 9999.</summary>
    public FeelDateTime? Plus(Int128 nanoseconds)
    {
        var moved = LocalNanoseconds + nanoseconds;
        var latest = ((Int128)DateOnly.MaxValue.DayNumber + 1) * FeelTime.NanosecondsPerDay;
        return moved < 0 || moved >= latest
            ? null
            : new(DateOnly.FromDayNumber((int)(moved / FeelTime.NanosecondsPerDay)),
                Time with { NanosecondOfDay = (long)(moved % FeelTime.NanosecondsPerDay) });
    }

    public static FeelDateTime Of(DateTimeOffset value, string? zone) =>
        new(DateOnly.FromDateTime(value.DateTime),
            new FeelTime(value.TimeOfDay.Ticks * 100, zone is null ? value.Offset : null, zone));

    /// <summary>The instant; null for a local value. What lies below 100 nanoseconds is cut off.</summary>
    public DateTimeOffset? ToInstant() => UtcNanoseconds is { } utc && utc >= 0
        && utc / 100 <= DateTime.MaxValue.Ticks ? new DateTimeOffset((long)(utc / 100), TimeSpan.Zero) : null;
}
