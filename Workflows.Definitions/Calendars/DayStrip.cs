using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Calendars;

/// <summary>A piece of the strip under "why this day?": a day, or days left out.</summary>
public abstract record StripPart
{
    private protected StripPart() { }
}

/// <summary>One day of the strip.</summary>
public sealed record StripDay(DayCell Cell) : StripPart;

/// <summary>Days between two shown ones: 「中间 9 天」.</summary>
public sealed record StripGap(int Days) : StripPart
{
    public Sentence Words => Sentence.Of(Days == 1 ? "calendars.strip.gap.one" : "calendars.strip.gap", ("days", Days));
}

/// <summary>The days of a deadline as shown: all of up to 12; of more the first 3, what lies between, and the last 5.</summary>
public static class DayStrip
{
    private const int Most = 12, First = 3, Last = 5;

    public static ImmutableArray<StripPart> Of(Deadline deadline)
    {
        var cells = deadline.Cells;
        var shown = cells.Length <= Most ? cells : [.. cells[..First], .. cells[^Last..]];
        return [.. shown.SelectMany((cell, i) => i == 0 ? (IEnumerable<StripPart>)[new StripDay(cell)] : With(shown[i - 1], cell))];
    }

    private static IEnumerable<StripPart> With(DayCell before, DayCell cell)
    {
        var between = cell.Day.DayNumber - before.Day.DayNumber - 1;
        if (between > 0) yield return new StripGap(between);
        yield return new StripDay(cell);
    }
}
