using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Identity.Calendars;

/// <summary>
/// Due tasks as a calendar file (RFC 5545): a whole day each, without names, titles or amounts – a calendar is copied to phones and
/// foreign servers. Lines end with CR LF and are folded after 75 bytes.
/// </summary>
public static class DueCalendar
{
    private const int LongestLine = 75;

    /// <param name="now">When it was made.</param>
    public static string Write(string name, IEnumerable<DueDay> days, DateTimeOffset now)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Union Workflows//Due tasks//ZH");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        Line(file, "X-WR-CALNAME:" + Text(name));
        Line(file, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (var day in days)
        {
            Line(file, "BEGIN:VEVENT");
            Line(file, "UID:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(day.Id)))[..32] + "@union-workflows");
            Line(file, "DTSTAMP:" + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line(file, "DTSTART;VALUE=DATE:" + Date(day.Day));
            Line(file, "DTEND;VALUE=DATE:" + Date(day.Day.AddDays(1)));
            Line(file, "SUMMARY:" + Text(day.Words));
            Line(file, "URL:" + day.Address);
            Line(file, "TRANSP:TRANSPARENT");
            Line(file, "END:VEVENT");
        }
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A text value: what has a meaning of its own is escaped.</summary>
    private static string Text(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>A line folded so that no part has more bytes than allowed and no character is cut.</summary>
    private static void Line(StringBuilder file, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                bytes = 1;
            }
            file.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }
}

/// <param name="Id">Of the task: the same task stays the same entry.</param>
/// <param name="Words">Process, stage and number; nothing of a person.</param>
public sealed record DueDay(string Id, DateOnly Day, string Words, string Address);
