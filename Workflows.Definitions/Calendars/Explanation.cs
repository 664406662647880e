using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Calendars;

/// <summary>What began the clock, so that the sentence can call the first and the last day by their names.</summary>
public enum ClockStart { Started, Received, Published, Submitted, Decided, Event }

/// <summary>The answer to "why this day?" in words: 「3 个工作日，收到当天不算，端午放假不算」.</summary>
public static class Explanation
{
    /// <summary>One sentence without its full stop: the term, what is not counted, and how the last day moved.</summary>
    public static Sentence Of(Deadline deadline, ClockStart start)
    {
        List<object> clauses =
        [
            deadline.IsBackward ? Sentence.Of("calendars.why.before", ("term", deadline.Term.Words)) : deadline.Term.Words,
            Sentence.Of("calendars.why.notCounted", ("what", Sentence.Of(Key("calendars.start", start)))),
            .. Skipped(deadline),
            .. Makeup(deadline),
            .. Paused(deadline),
            .. RolledOver(deadline),
        ];
        return (Sentence)SentenceList.Clauses(clauses)!;
    }

    /// <summary>「规则 A-12，民法典，全国规则包 2026.1」; the article of a rule not verified is left out.</summary>
    public static Sentence Rule(Deadline deadline) => Sentence.Of("calendars.why.rule",
        ("rule", deadline.RuleId), ("source", RuleSource.Shown(deadline.Source, deadline.Confidence)),
        ("pack", ShippedRulePacks.NameOf(deadline.Pack.Id)), ("version", deadline.Pack.Version));

    /// <summary>「暂定，国务院公布放假安排后会重算」; null where the day is certain (G-28).</summary>
    public static Sentence? Provisional(Deadline deadline) =>
        deadline.Provisional ? Sentence.Of("calendars.why.provisional") : null;

    /// <summary>The word below a day of the strip: 「收到」「第 1 天」「端午」「到期」; null below a plain weekend.</summary>
    public static Sentence? Below(DayCell cell, ClockStart start) => cell.Role switch
    {
        DayRole.Start => Sentence.Of(Key("calendars.cell.first", start)),
        DayRole.Counted => Sentence.Of("calendars.cell.counted", ("number", cell.Number)),
        DayRole.Last => Sentence.Of(Key("calendars.cell.last", start)),
        DayRole.Paused => Sentence.Of("calendars.cell.paused"),
        DayRole.RolledOver when cell.HolidayName is null => Sentence.Of("calendars.cell.rolledOver"),
        _ => cell.HolidayName is { } name ? Sentence.Of("calendars.cell.holiday", ("name", HolidayNames.Words(name))) : null,
    };

    private static IEnumerable<object> Skipped(Deadline deadline) =>
        RestDays(deadline, DayRole.Skipped) is { } what ? [Sentence.Of("calendars.why.notCounted", ("what", what))] : [];

    private static IEnumerable<object> Makeup(Deadline deadline) =>
        deadline.Term is WorkingDays
            ? deadline.Cells.Where(c => c.Role is DayRole.Counted or DayRole.Last && c.Kind is MakeupWorkday)
                .Select(c => Sentence.Of("calendars.why.makeup", ("day", c.Day)))
            : [];

    private static IEnumerable<object> Paused(Deadline deadline) =>
        deadline.Pauses.Sum(p => p.Days) is > 0 and var days ? [Sentence.Of("calendars.why.paused", ("days", days))] : [];

    private static IEnumerable<object> RolledOver(Deadline deadline) =>
        RestDays(deadline, DayRole.RolledOver) is { } what
            ? [Sentence.Of("calendars.why.rolledOver", ("what", what), ("day", deadline.Day))]
            : [];

    /// <summary>The rest days of a role, each named once in order of the calendar; null where there are none.</summary>
    private static object? RestDays(Deadline deadline, DayRole role) => SentenceList.Of(
    [
        .. deadline.Cells.Where(c => c.Role == role).Select(c => c.HolidayName).Distinct()
            .Select(name => Sentence.Of(name is null ? "calendars.why.weekend" : "calendars.why.holiday",
                ("name", name is null ? null : HolidayNames.Words(name)))),
    ]);

    private static string Key(string family, ClockStart start) =>
        $"{family}.{char.ToLowerInvariant(start.ToString()[0])}{start.ToString()[1..]}";
}
