using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>The answer to 「为什么是这一天？」: a strip of days, one sentence, the rule with its source.</summary>
public sealed record WhyThisDay
{
    /// <summary>Above so many cells the letters are smaller.</summary>
    private const int Wide = 8;

    public required ImmutableArray<DayStripCell> Cells { get; init; }

    /// <summary>「3 个工作日，收到当天不算，端午放假不算。」</summary>
    public required string Sentence { get; init; }

    /// <summary>「规则 A-12，民法典，全国规则包 2026.1」.</summary>
    public required string Rule { get; init; }

    /// <summary>In amber: a provisional calendar, a rule that is not certain.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Where the rule can be read; null none.</summary>
    public string? RuleHref { get; init; }

    /// <summary>The clock of a public notice has a colour of its own.</summary>
    public bool OfNotice { get; init; }

    /// <summary>Shown at once instead of behind a click.</summary>
    public bool Opened { get; init; }

    public bool Many => Cells.Length > Wide;

    /// <summary>The explanation of a deadline for this reader; <paramref name="start"/> gives the first day its name.</summary>
    public static WhyThisDay Of(Deadline deadline, ClockStart start, Reader reader) => new()
    {
        Cells = [.. DayStrip.Of(deadline).Select(part => DayStripCell.Of(part, start, reader))],
        Sentence = reader.T("whyThisDay.sentence", ("words", Explanation.Of(deadline, start))),
        Rule = reader.Say(Explanation.Rule(deadline)),
        Warnings = [.. WarningsOf(deadline).Select(reader.Say)],
        OfNotice = start == ClockStart.Published,
    };

    private static IEnumerable<Sentence> WarningsOf(Deadline deadline)
    {
        if (Explanation.Provisional(deadline) is { } provisional) yield return provisional;
        if (deadline.Confidence == Confidence.Uncertain) yield return Definitions.Texts.Sentence.Of("whyThisDay.uncertain");
    }
}

/// <summary>One day of the strip, or the gap 「中间 9 天」, which has only a <see cref="Below"/>.</summary>
/// <param name="Below">「收到」, 「第1天」, 「端午」, 「到期」; empty below a plain weekend.</param>
/// <param name="Css">start, on, off, end or gap; today has now beside it.</param>
public sealed record DayStripCell(string Weekday, string Day, string Below, string Css)
{
    public bool IsGap => Day.Length == 0;

    public static DayStripCell Of(StripPart part, ClockStart start, Reader reader) => part switch
    {
        StripGap gap => new("", "", reader.Say(gap.Words), "gap"),
        StripDay { Cell: var cell } => new(
            DayWords.Weekday(cell.Day, reader.Language),
            cell.Day.Day.ToString(CultureInfo.InvariantCulture),
            BelowOf(cell, start, reader),
            Role(cell) + (cell.Day == reader.Today ? " now" : "")),
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    /// <summary>From the tenth day on the number alone, so that narrow cells hold it.</summary>
    private static string BelowOf(DayCell cell, ClockStart start, Reader reader) => cell is { Role: DayRole.Counted, Number: >= 10 and var number }
        ? number.ToString(CultureInfo.InvariantCulture)
        : Explanation.Below(cell, start) is { } below ? reader.Say(below) : "";

    private static string Role(DayCell cell) => cell.Role switch
    {
        DayRole.Start => "start",
        DayRole.Counted => "on",
        DayRole.Last => "end",
        _ => "off",
    };
}
