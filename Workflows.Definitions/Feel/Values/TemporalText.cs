using System.Globalization;

namespace Workflows.Definitions.Feel;

/// <summary>Reads dates, times and durations in the lexical forms of XML Schema, and FEEL's <c>@zone</c>. Null for anything else.</summary>
internal static class TemporalText
{
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(18);

    public static FeelValue? Any(string text) =>
        Date(text) ?? DateTime(text, dayAlone: false) ?? Time(text) ?? Duration(text);

    public static FeelValue? Date(string text) =>
        text.Length == 10 && text.All(c => char.IsAsciiDigit(c) || c == '-')
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new FeelDate(day) : null;

    /// <summary>A day, T and a time; where allowed a day alone is its midnight.</summary>
    public static FeelValue? DateTime(string text, bool dayAlone)
    {
        var t = text.IndexOf('T');
        if (t < 0) return dayAlone && Date(text) is FeelDate alone ? new FeelDateTime(alone.Value, new FeelTime(0, null, null)) : null;
        return Date(text[..t]) is FeelDate day && Time(text[(t + 1)..]) is FeelTime time ? new FeelDateTime(day.Value, time) : null;
    }

    public static FeelValue? Time(string text)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':') return null;
        if (TwoDigits(text, 0) is not (>= 0 and < 24 and var hour) || TwoDigits(text, 3) is not (>= 0 and < 60 and var minute)
            || TwoDigits(text, 6) is not (>= 0 and < 60 and var second)) return null;
        var rest = text[8..];
        var fraction = 0L;
        if (rest.StartsWith('.'))
        {
            var digits = rest[1..].TakeWhile(char.IsAsciiDigit).Count();
            if (digits == 0) return null;
            fraction = Nanoseconds(rest.Substring(1, digits));
            rest = rest[(digits + 1)..];
        }
        var nanoseconds = ((hour * 60L + minute) * 60 + second) * FeelTime.NanosecondsPerSecond + fraction;
        return rest switch
        {
            "" => new FeelTime(nanoseconds, null, null),
            "Z" or "z" => new FeelTime(nanoseconds, TimeSpan.Zero, null),
            ['@', .. var zone] => FeelZones.Find(zone) is null ? null : new FeelTime(nanoseconds, null, zone),
            _ => Offset(rest) is { } offset ? new FeelTime(nanoseconds, offset, null) : null,
        };
    }

    private static TimeSpan? Offset(string text)
    {
        if (text.Length is not (6 or 9) || text[0] is not ('+' or '-') || text[3] != ':' || (text.Length == 9 && text[6] != ':')) return null;
        var (hours, minutes, seconds) = (TwoDigits(text, 1), TwoDigits(text, 4), text.Length == 9 ? TwoDigits(text, 7) : 0);
        if (hours < 0 || minutes is < 0 or > 59 || seconds is < 0 or > 59) return null;
        var size = new TimeSpan(hours, minutes, seconds);
        return size > LargestOffset ? null : text[0] == '-' ? -size : size;
    }

    private static int TwoDigits(string text, int at) =>
        at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? (text[at] - '0') * 10 + text[at + 1] - '0' : -1;

    /// <summary>The digits behind a decimal point as nanoseconds; digits beyond the ninth are cut off.</summary>
    private static long Nanoseconds(string digits) =>
        long.Parse(digits.PadRight(9, '0').AsSpan(0, 9), NumberStyles.None, CultureInfo.InvariantCulture);

    public static FeelValue? Duration(string text)
    {
        var negative = text.StartsWith('-');
        var at = negative ? 1 : 0;
        if (at >= text.Length || text[at++] != 'P' || at == text.Length || text.Length > 60) return null;
        return Parts(text[at..]) is { } parts ? Sum(parts, negative) : null;
    }

    private static FeelValue? Sum(List<(char Unit, Int128 Count, long Nanoseconds)> parts, bool negative)
    {
        if (parts.All(p => p.Unit is 'Y' or 'm'))
        {
            var months = parts.Aggregate((Int128)0, (sum, p) => sum + p.Count * (p.Unit == 'Y' ? 12 : 1));
            return FeelOperators.Months(negative ? -months : months);
        }
        if (parts.Any(p => p.Unit is 'Y' or 'm')) return null;
        var length = parts.Aggregate((Int128)0, (sum, p) => sum + p.Count * Length(p.Unit) + p.Nanoseconds);
        return FeelOperators.Days(negative ? -length : length);
    }

    private static long Length(char unit) => FeelTime.NanosecondsPerSecond * unit switch { 'D' => 86_400, 'H' => 3600, 'M' => 60, _ => 1 };

    /// <summary>Units Y, m (months), D, H, M, S in their order, at least one, one behind a T.</summary>
    private static List<(char Unit, Int128 Count, long Nanoseconds)>? Parts(string text)
    {
        const string order = "YmDHMS";
        var parts = new List<(char, Int128, long)>();
        var (last, inTime) = (-1, false);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == 'T')
            {
                if (inTime || at == text.Length - 1) return null;
                (inTime, at) = (true, at + 1);
                continue;
            }
            var digits = text.Skip(at).TakeWhile(char.IsAsciiDigit).Count();
            if (digits is 0 or > 18) return null;
            var count = Int128.Parse(text.AsSpan(at, digits), NumberStyles.None, CultureInfo.InvariantCulture);
            at += digits;
            var fraction = 0L;
            if (at < text.Length && text[at] == '.')
            {
                var decimals = text.Skip(at + 1).TakeWhile(char.IsAsciiDigit).Count();
                fraction = Nanoseconds(text.Substring(at + 1, decimals));
                at += decimals + 1;
                if (at >= text.Length || text[at] != 'S') return null;
            }
            if (at >= text.Length) return null;
            var unit = text[at] == 'M' && !inTime ? 'm' : text[at];
            var place = order.IndexOf(unit);
            if (place <= last || place < 0 || (place >= 3) != inTime) return null;
            parts.Add((unit, count, fraction));
            (last, at) = (place, at + 1);
        }
        return parts.Count == 0 ? null : parts;
    }
}
