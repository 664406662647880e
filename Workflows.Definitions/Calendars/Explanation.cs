using System.Globalization;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Calendars;

/// <summary>The answer to "why this day?" in words: 「3 个工作日，收到当天不算，端午放假不算」.</summary>
public static class Explanation
{
    /// <summary>One sentence without its full stop: the term, what is not counted, and how the last day moved.</summary>
    public static Sentence Of(Deadline deadline, ClockStart start)
    {
        List<object> clauses =
        [
            Length(deadline),
            Sentence.Of("calendars.why.notCounted", ("what", Sentence.Of(Key("calendars.start", start)))),
            .. Skipped(deadline),
            .. Makeup(deadline),
            .. Paused(deadline),
            .. RolledOver(deadline),
            .. Chosen(deadline),
        ];
        return (Sentence)SentenceList.Clauses(clauses)!;
    }

    /// <summary>「规则 A-12，民法典，全国规则包 2026.1」; the article of a rule not verified is left out.</summary>
    public static Sentence Rule(Deadline deadline) => Sentence.Of("calendars.why.rule",
        ("rule", deadline.RuleId), ("source", RuleSource.Shown(deadline.Source, deadline.Confidence)),
        ("pack", ShippedRulePacks.NameOf(deadline.Pack.Id)), ("version", deadline.Pack.Version));

    /// <summary>「暂定：2027 年的放假安排还没有导入……」; null where the day is certain (G-28).</summary>
    public static Sentence? Provisional(Deadline deadline) =>
        !deadline.Provisional ? null
        : deadline.Unpublished is { } year ? Sentence.Of("calendars.why.unpublished", ("year", year.ToString(CultureInfo.InvariantCulture)))
        : Sentence.Of("calendars.why.provisional");

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

    private static Sentence Length(Deadline deadline) =>
        deadline.IsBackward ? Sentence.Of("calendars.why.before", ("term", deadline.Term.Words))
        : deadline.Extension is { } extension && extension != deadline.Term
            ? Sentence.Of("calendars.why.extended", ("term", deadline.Term.Words), ("extension", extension.Words))
        : deadline.Term.Words;

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

    /// <summary>「E-15 取较晚的一天，另一个是 2026年5月6日 周三（E-13）」.</summary>
    private static IEnumerable<object> Chosen(Deadline deadline) =>
        deadline.Choice is { } choice
            ? [Sentence.Of(Key("calendars.choice", choice.By), ("rule", choice.RuleId), ("others", SentenceList.Of(
                [.. choice.Others.Select(o => Sentence.Of("calendars.choice.other", ("day", o.Day), ("rule", o.RuleId)))])))]
            : [];

    /// <summary>The rest days of a role, each named once in order of the calendar; null where there are none.</summary>
    private static object? RestDays(Deadline deadline, DayRole role) => SentenceList.Of(
    [
        .. deadline.Cells.Where(c => c.Role == role).Select(c => c.HolidayName).Distinct()
            .Select(name => Sentence.Of(name is null ? "calendars.why.weekend" : "calendars.why.holiday",
                ("name", name is null ? null : HolidayNames.Words(name)))),
    ]);

    private static string Key<T>(string family, T word) where T : struct, Enum =>
        word.ToString() is var text ? $"{family}.{char.ToLowerInvariant(text[0])}{text[1..]}" : family;
}
