namespace Workflows.Definitions.Feel;

/// <summary>Functions that make one kind of value from another (DMN 10.3.4.1), and not().</summary>
internal static class Conversions
{
    public static IEnumerable<BuiltIn> All =>
    [
        BuiltIn.Of("not", "negand", (run, a) => Logic.Not(Logic.Noted(run, a[0]))),
        BuiltIn.Of("string", "from", (run, a) => a[0].IsNull ? FeelValue.Null : run.Text(a[0].Text)),
        BuiltIn.Of("number", "from, grouping separator?, decimal separator?", Number),
        BuiltIn.Of("date", "from", (_, a) => One(a) switch
        {
            FeelString s => TemporalText.Date(s.Value),
            FeelDate d => d,
            FeelDateTime m => new FeelDate(m.Date),
            _ => null,
        }),
        BuiltIn.Of("date", "year, month, day", (_, a) => a.Int(0) is { } y and >= 1 and <= 9999 && a.Int(1) is { } m and >= 1 and <= 12
            && a.Int(2) is { } d and >= 1 && d <= DateTime.DaysInMonth(y, m) ? new FeelDate(new DateOnly(y, m, d)) : null),
        BuiltIn.Of("time", "from", (_, a) => One(a) switch
        {
            FeelString s => TemporalText.Time(s.Value),
            FeelTime t => t,
            FeelDateTime m => m.Time,
            FeelDate d => d.AtMidnightUtc.Time,
            _ => null,
        }),
        BuiltIn.Of("time", "hour, minute, second, offset?", Time),
        BuiltIn.Of("date and time", "from", (_, a) => One(a) switch
        {
            FeelString s => TemporalText.DateTime(s.Value, dayAlone: true),
            FeelDateTime m => m,
            FeelDate d => d.AtMidnightUtc,
            _ => null,
        }),
        BuiltIn.Of("date and time", "date, time", (_, a) => (a.One<FeelValue>(0), a.One<FeelTime>(1)) switch
        {
            (FeelDate d, { } t) => new FeelDateTime(d.Value, t),
            (FeelDateTime m, { } t) => new FeelDateTime(m.Date, t),
            _ => null,
        }),
        BuiltIn.Of("duration", "from", (_, a) => One(a) switch
        {
            FeelString s => TemporalText.Duration(s.Value),
            FeelDaysDuration or FeelYearsDuration => One(a),
            _ => null,
        }),
        BuiltIn.Of("years and months duration", "from, to", (_, a) => Day(a, 0) is { } from && Day(a, 1) is { } to ? MonthsBetween(from, to) : null),
    ];

    private static FeelValue One(Given a) => a[0] is FeelList { Items: [var only] } ? only : a[0];

    /// <summary>Separators: comma, space or full stop for groups, comma or full stop for decimals, never the same; null for none.</summary>
    private static FeelValue? Number(FeelRun run, Given a)
    {
        var (group, point) = (a.Has(1) ? a.Text(1) : null, a.Has(2) ? a.Text(2) : null);
        if (a.Has(1) && !a[1].IsNull && group is not ("," or " " or ".")) return null;
        if (a.Has(2) && !a[2].IsNull && point is not ("," or ".")) return null;
        if (group is not null && group == point) return null;
        if (a.Number(0) is { } already) return already;
        if (a.Text(0) is not { } text) return null;
        if (group is not null) text = text.Replace(group, "", StringComparison.Ordinal);
        else if (point == ",") if (text.Contains('.')) return null;
        if (point == ",") text = text.Replace(",", ".", StringComparison.Ordinal);
        return FeelNumber.Parse(text);
    }

    private static FeelValue? Time(FeelRun run, Given a)
    {
        if (a.Int(0) is not (>= 0 and <= 23 and var hour) || a.Int(1) is not (>= 0 and <= 59 and var minute) || a.Number(2) is not { } second) return null;
        if (second.Sign < 0 || second.CompareTo(FeelNumber.Of(60)) >= 0) return null;
        var nanoseconds = FeelArithmetic.Round(FeelArithmetic.Multiply(second, FeelNumber.Of(FeelTime.NanosecondsPerSecond))!, 0, FeelRounding.Down)!.AsLong()!.Value;
        var time = new FeelTime((hour * 60L + minute) * 60 * FeelTime.NanosecondsPerSecond + nanoseconds, null, null);
        if (!a.Has(3) || a[3].IsNull) return time;
        if (a.One<FeelDaysDuration>(3) is not { } offset || Int128.Abs(offset.Nanoseconds) > 18L * 3600 * FeelTime.NanosecondsPerSecond) return null;
        return time with { Offset = new TimeSpan((long)(offset.Nanoseconds / FeelTime.NanosecondsPerSecond) * TimeSpan.TicksPerSecond) };
    }

    private static FeelDateTime? Day(Given a, int at) => a.One<FeelValue>(at) switch
    {
        FeelDate d => d.AtMidnightUtc,
        FeelDateTime m => m,
        _ => null,
    };

    /// <summary>Whole months from one moment to the other, rounded towards zero.</summary>
    private static FeelYearsDuration MonthsBetween(FeelDateTime from, FeelDateTime to)
    {
        var months = (to.Date.Year - from.Date.Year) * 12L + to.Date.Month - from.Date.Month;
        var rest = (to.Date.Day, to.Time.NanosecondOfDay).CompareTo((from.Date.Day, from.Time.NanosecondOfDay));
        return new(months > 0 && rest < 0 ? months - 1 : months < 0 && rest > 0 ? months + 1 : months);
    }
}
