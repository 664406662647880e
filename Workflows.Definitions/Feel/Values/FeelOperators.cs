namespace Workflows.Definitions.Feel;

/// <summary>The operators + - × ÷ over all kinds (DMN 10.3.2.12, tables 50 to 53). C#'s null where an operator does not apply.</summary>
internal static class FeelOperators
{
    private static readonly Int128 Longest = (Int128)FeelTime.NanosecondsPerDay * 10_000_000_000;

    public static FeelValue? Add(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelArithmetic.Add(a, b),
        (FeelDaysDuration a, FeelDaysDuration b) => Days(a.Nanoseconds + b.Nanoseconds),
        (FeelYearsDuration a, FeelYearsDuration b) => Months((Int128)a.Months + b.Months),
        (FeelDate a, FeelYearsDuration b) => AddMonths(a.Value, b.Months) is { } day ? new FeelDate(day) : null,
        (FeelDateTime a, FeelYearsDuration b) => AddMonths(a.Date, b.Months) is { } day ? a with { Date = day } : null,
        (FeelDate a, FeelDaysDuration b) => a.AtMidnightUtc.Plus(b.Nanoseconds) is { } moved ? new FeelDate(moved.Date) : null,
        (FeelDateTime a, FeelDaysDuration b) => a.Plus(b.Nanoseconds),
        (FeelTime a, FeelDaysDuration b) => a with { NanosecondOfDay = Turned(a.NanosecondOfDay + b.Nanoseconds) },
        (FeelDaysDuration or FeelYearsDuration, FeelDate or FeelDateTime or FeelTime) => Add(right, left),
        _ => null,
    };

    public static FeelValue? Subtract(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelArithmetic.Subtract(a, b),
        (FeelDate a, FeelDate b) => new FeelDaysDuration((Int128)(a.Value.DayNumber - b.Value.DayNumber) * FeelTime.NanosecondsPerDay),
        (FeelDateTime a, FeelDateTime b) => Between(a, b),
        (FeelDateTime a, FeelDate b) => Between(a, b.AtMidnightUtc),
        (FeelDate a, FeelDateTime b) => Between(a.AtMidnightUtc, b),
        (FeelTime a, FeelTime b) => Between(a, b),
        (FeelDaysDuration a, FeelDaysDuration b) => Days(a.Nanoseconds - b.Nanoseconds),
        (FeelYearsDuration a, FeelYearsDuration b) => Months((Int128)a.Months - b.Months),
        (FeelDate or FeelDateTime or FeelTime, FeelDaysDuration b) => Add(left, new FeelDaysDuration(-b.Nanoseconds)),
        (FeelDate or FeelDateTime, FeelYearsDuration b) => Add(left, new FeelYearsDuration(-b.Months)),
        _ => null,
    };

    public static FeelValue? Multiply(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelArithmetic.Multiply(a, b),
        (FeelDaysDuration a, FeelNumber b) => Days(FeelArithmetic.Multiply(Number(a.Nanoseconds), b)),
        (FeelYearsDuration a, FeelNumber b) => Months(FeelArithmetic.Multiply(FeelNumber.Of(a.Months), b)),
        (FeelNumber, FeelDaysDuration or FeelYearsDuration) => Multiply(right, left),
        _ => null,
    };

    public static FeelValue? Divide(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelArithmetic.Divide(a, b),
        (FeelDaysDuration a, FeelNumber b) => Days(FeelArithmetic.Divide(Number(a.Nanoseconds), b)),
        (FeelYearsDuration a, FeelNumber b) => Months(FeelArithmetic.Divide(FeelNumber.Of(a.Months), b)),
        (FeelDaysDuration a, FeelDaysDuration b) => FeelArithmetic.Divide(Number(a.Nanoseconds), Number(b.Nanoseconds)),
        (FeelYearsDuration a, FeelYearsDuration b) => FeelArithmetic.Divide(FeelNumber.Of(a.Months), FeelNumber.Of(b.Months)),
        _ => null,
    };

    /// <summary>The same day so many months on, or the last day of that month where it has no such day.</summary>
    internal static DateOnly? AddMonths(DateOnly day, long months)
    {
        var month = day.Year * 12L + day.Month - 1;
        if (months is > 240_000 or < -240_000 || month + months is < 12 or >= 120_000) return null;
        return day.AddMonths((int)months);
    }

    private static FeelDaysDuration? Between(FeelDateTime a, FeelDateTime b) => (a.UtcNanoseconds, b.UtcNanoseconds) switch
    {
        ({ } x, { } y) => new(x - y),
        (null, null) => new(a.LocalNanoseconds - b.LocalNanoseconds),
        _ => null,
    };

    private static FeelDaysDuration? Between(FeelTime a, FeelTime b) => (a.NanosecondOfDayInUtc, b.NanosecondOfDayInUtc) switch
    {
        ({ } x, { } y) => new(x - y),
        (null, null) => new(a.NanosecondOfDay - b.NanosecondOfDay),
        _ => null,
    };

    private static long Turned(Int128 nanoseconds)
    {
        var rest = (long)(nanoseconds % FeelTime.NanosecondsPerDay);
        return rest < 0 ? rest + FeelTime.NanosecondsPerDay : rest;
    }

    private static FeelNumber Number(Int128 value) => FeelNumber.Rounded((System.Numerics.BigInteger)value, 0)!;

    internal static FeelDaysDuration? Days(Int128 nanoseconds) => Int128.Abs(nanoseconds) <= Longest ? new(nanoseconds) : null;

    private static FeelDaysDuration? Days(FeelNumber? nanoseconds) =>
        nanoseconds is not null && FeelArithmetic.Round(nanoseconds, 0, FeelRounding.HalfEven) is { } whole
        && FeelDigits.Count(whole.Digits) - whole.Scale <= 30 ? Days((Int128)(whole.Digits * FeelDigits.Power(-whole.Scale))) : null;

    internal static FeelYearsDuration? Months(Int128 months) => Int128.Abs(months) <= 1_000_000_000_000_000 ? new((long)months) : null;

    private static FeelYearsDuration? Months(FeelNumber? months) =>
        months is not null && FeelArithmetic.Round(months, 0, FeelRounding.Down)?.AsLong() is { } whole ? Months((Int128)whole) : null;
}
