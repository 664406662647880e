using System.Globalization;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Calendars;

/// <summary>
/// A length of legal time. Working days and calendar days are different types and never converted (G-10).
/// Canonical form: <c>5wd</c> working days, <c>15d</c> calendar days, <c>3m</c> months, <c>1y</c> years.
/// A count is at least 1 and at most 9,999; months reach 1,200 and years 100, so that no day lies beyond the calendar.
/// </summary>
public abstract record Term
{
    private protected const int Most = 9_999, MostYears = 100;

    private protected Term(int count, int most = Most) =>
        Count = count >= 1 && count <= most
            ? count
            : throw new ArgumentOutOfRangeException(nameof(count), count, $"A term counts from 1 to {most.ToString(CultureInfo.InvariantCulture)}.");

    public int Count { get; }

    /// <summary>The letters after the count in the canonical form.</summary>
    protected abstract string Suffix { get; }

    /// <summary>「3 个工作日」, "3 working days".</summary>
    public abstract Sentence Words { get; }

    public sealed override string ToString() => Count.ToString(CultureInfo.InvariantCulture) + Suffix;

    /// <summary>The term of a canonical form; null where the text is none.</summary>
    public static Term? TryParse(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            return null;
        return (text[digits..], count) switch
        {
            ("wd", <= Most) => new WorkingDays(count),
            ("d", <= Most) => new CalendarDays(count),
            ("m", <= 12 * MostYears) => new Months(count),
            ("y", <= MostYears) => new Years(count),
            _ => null,
        };
    }

    /// <summary>Both lengths together; null where their units differ, for days of one kind are never days of the other (G-10).</summary>
    public Term? Plus(Term other) =>
        GetType() == other.GetType() ? TryParse((Count + other.Count).ToString(CultureInfo.InvariantCulture) + Suffix) : null;

    /// <summary>The same for text we wrote ourselves.</summary>
    /// <exception cref="FormatException">The text is not a canonical form.</exception>
    public static Term Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a term such as 5wd, 15d, 3m or 1y.");

    private protected Sentence Say(string unit) => Sentence.Of(Count == 1 ? $"calendars.term.{unit}.one" : $"calendars.term.{unit}", ("count", Count));
}

/// <summary>Days on which work is done, by the calendar of holidays and make-up workdays (G-10, G-23).</summary>
public sealed record WorkingDays(int Count) : Term(Count)
{
    protected override string Suffix => "wd";
    public override Sentence Words => Say("workingDays");
}

/// <summary>All days, holidays and weekends too; only the last day may roll over (G-10, G-13).</summary>
public sealed record CalendarDays(int Count) : Term(Count)
{
    protected override string Suffix => "d";
    public override Sentence Words => Say("calendarDays");
}

/// <summary>Calendar months: the corresponding day of the last month, or its last day where there is none (G-12).</summary>
public sealed record Months(int Count) : Term(Count, 12 * MostYears)
{
    protected override string Suffix => "m";
    public override Sentence Words => Say("months");
}

/// <summary>Calendar years, counted like twelve months each (G-12).</summary>
public sealed record Years(int Count) : Term(Count, MostYears)
{
    protected override string Suffix => "y";
    public override Sentence Words => Say("years");
}
