using System.Globalization;
using System.Text;

namespace Workflows.Definitions.Feel;

/// <summary>A length of time in days, hours, minutes and seconds, to the nanosecond; may be negative.</summary>
public sealed record FeelDaysDuration(Int128 Nanoseconds) : FeelValue
{
    public override string TypeName => "days and time duration";

    /// <summary>ISO 8601, largest units first, empty parts left out: <c>P1DT2H</c>, <c>-PT0.5S</c>, <c>PT0S</c>.</summary>
    public override string Text
    {
        get
        {
            if (Nanoseconds == 0) return "PT0S";
            var size = Int128.Abs(Nanoseconds);
            var second = (Int128)FeelTime.NanosecondsPerSecond;
            var text = new StringBuilder(Nanoseconds < 0 ? "-P" : "P");
            Part(text, size / (86_400 * second), 'D');
            if (size % (86_400 * second) != 0) text.Append('T');
            Part(text, size / (3600 * second) % 24, 'H');
            Part(text, size / (60 * second) % 60, 'M');
            var fraction = (long)(size % second);
            if (fraction == 0) Part(text, size / second % 60, 'S');
            else text.Append(CultureInfo.InvariantCulture, $"{size / second % 60}.").Append(fraction.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0')).Append('S');
            return text.ToString();
        }
    }

    private static void Part(StringBuilder text, Int128 count, char unit)
    {
        if (count != 0) text.Append(CultureInfo.InvariantCulture, $"{count}").Append(unit);
    }

    public static FeelDaysDuration OfSeconds(long seconds) => new((Int128)seconds * FeelTime.NanosecondsPerSecond);
}

/// <summary>A length of time in whole months; may be negative.</summary>
public sealed record FeelYearsDuration(long Months) : FeelValue
{
    public override string TypeName => "years and months duration";

    /// <summary>ISO 8601, twelve months as a year: <c>P2Y3M</c>, <c>-P1M</c>, <c>P0M</c>.</summary>
    public override string Text
    {
        get
        {
            if (Months == 0) return "P0M";
            var (years, months) = (Math.Abs(Months / 12), Math.Abs(Months % 12));
            return string.Create(CultureInfo.InvariantCulture,
                $"{(Months < 0 ? "-P" : "P")}{(years == 0 ? "" : $"{years}Y")}{(months == 0 ? "" : $"{months}M")}");
        }
    }
}
