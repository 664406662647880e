using System.Collections.Immutable;
using System.Text;

namespace Workflows.Definitions.Calendars;

/// <summary>A line of a pasted notice with its number from 1, full-width brackets, colons, commas and digits made plain.</summary>
internal sealed record NoticeLine(int Number, string Text)
{
    public static ImmutableArray<NoticeLine> Of(string text) =>
        [.. Plain(text).Split('\n').Select((line, i) => new NoticeLine(i + 1, line.Trim()))];

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            if (c is not ('\uFEFF' or '\u200B' or '\r'))
                plain.Append(c switch
                {
                    >= '！' and <= '～' => (char)(c - 0xFEE0),
                    '\u3000' or '\u00A0' => ' ',
                    '\t' => ',',
                    _ => c,
                });
        return plain.ToString();
    }
}

/// <summary>The days read from a notice so far.</summary>
internal sealed record NoticeDays(ImmutableArray<HolidaySpan> Holidays, ImmutableArray<DateOnly> Makeup);
