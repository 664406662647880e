namespace Workflows.Definitions.Feel;

/// <summary>The parts of dates, times, durations and ranges (DMN 10.3.2.5, table 53). C#'s null for a part the kind does not have.</summary>
internal static class FeelProperties
{
    public static FeelValue? Get(FeelValue value, string name) => value switch
    {
        FeelDate date => OfDate(date.Value, name) ?? OfTime(new FeelTime(0, TimeSpan.Zero, null), TimeSpan.Zero, name),
        FeelDateTime moment => OfDate(moment.Date, name) ?? OfTime(moment.Time, moment.Offset, name),
        FeelTime time => OfTime(time, time.UsualOffset, name),
        FeelYearsDuration years => name switch
        {
            "years" => FeelValue.Of(years.Months / 12),
            "months" => FeelValue.Of(years.Months % 12),
            _ => null,
        },
        FeelDaysDuration days => OfDuration(days.Nanoseconds, name),
        FeelRange range => name switch
        {
            "start" => range.Start,
            "end" => range.End,
            "start included" => FeelValue.Of(range.StartIncluded),
            "end included" => FeelValue.Of(range.EndIncluded),
            _ => null,
        },
        _ => null,
    };

    private static FeelValue? OfDate(DateOnly day, string name) => name switch
    {
        "year" => FeelValue.Of(day.Year),
        "month" => FeelValue.Of(day.Month),
        "day" => FeelValue.Of(day.Day),
        "weekday" => FeelValue.Of(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek),
        _ => null,
    };

    private static FeelValue? OfTime(FeelTime time, TimeSpan? offset, string name) => name switch
    {
        "hour" => FeelValue.Of(time.Hour),
        "minute" => FeelValue.Of(time.Minute),
        "second" => FeelNumber.Rounded(time.NanosecondOfDay % (60 * FeelTime.NanosecondsPerSecond), 9),
        "time offset" => offset is { } known ? new FeelDaysDuration((Int128)known.Ticks * 100) : FeelValue.Null,
        "timezone" => FeelValue.Of(time.Zone),
        _ => null,
    };

    private static FeelValue? OfDuration(Int128 nanoseconds, string name)
    {
        var second = (Int128)FeelTime.NanosecondsPerSecond;
        return name switch
        {
            "days" => FeelValue.Of((long)(nanoseconds / (86_400 * second))),
            "hours" => FeelValue.Of((long)(nanoseconds / (3600 * second) % 24)),
            "minutes" => FeelValue.Of((long)(nanoseconds / (60 * second) % 60)),
            "seconds" => FeelNumber.Rounded((System.Numerics.BigInteger)(nanoseconds % (60 * second)), 9),
            _ => null,
        };
    }
}
