using System.Collections.Immutable;
using Workflows.Definitions.RulePacks;

namespace Workflows.Definitions.Calendars;

/// <summary>
/// Counts legal time (G-10…G-18). The start day is never counted (G-11). A last day that is a rest day rolls over to the next
/// day that is none (G-13, G-14), calendar days too, unless the rule says otherwise (G-15).
/// </summary>
public static class LegalClock
{
    /// <summary>The key of the switch whether plain weekends roll over; true where a pack is silent (G-14).</summary>
    public const string RollOverWeekendKey = "G-14.rollOverWeekend";

    /// <summary>
    /// The day a rule sets, counted from a day on, or back from it where the rule says so. An extension is added to the term it
    /// extends, so that only the very last day rolls over. A rule that chooses by the kind of unit takes the earliest day where
    /// the kind is not known.
    /// </summary>
    /// <param name="at">The day whose values of other rules hold; the day counted from where null.</param>
    /// <exception cref="ArgumentException">The rule sets no day, or names no term that the pack has.</exception>
    public static Deadline Due(
        DateOnly from, RuleParameter rule, WorkCalendar calendar, RulePack pack, UnitKind? unit = null, DateOnly? at = null) =>
        rule.Value is ChoiceValue choice ? Chosen(from, rule, choice, calendar, pack, unit, at ?? from)
        : rule.Counting is { Before: true } ? Before(from, rule, calendar)
        : Extended(from, rule, calendar, pack, at ?? from);

    /// <summary>
    /// The latest day that lies a rule's term before an event, for reminders, advance notices and renewals. The event's day is
    /// not counted; the day found does not roll over, for moving it would shorten or lengthen the notice.
    /// </summary>
    /// <exception cref="ArgumentException">The rule's value is no term.</exception>
    public static Deadline Before(DateOnly eventDay, RuleParameter rule, WorkCalendar calendar) =>
        Walk.Backward(Asked(eventDay, rule, RollOver.Never), calendar);

    /// <summary>
    /// The same deadline after standing still: days of the pause are not counted, the remaining ones are counted from the day
    /// after it. A pause runs from the day of the objection to the day of the answer, both included. It has no effect after the
    /// due day. Months and years are lengthened by the days of the pause.
    /// </summary>
    public static Deadline Resume(Deadline deadline, Pause pause, WorkCalendar calendar) =>
        deadline.Choice is not null ? EachOf(deadline, d => Resume(d, pause, calendar))
        : pause.From > deadline.Day || deadline.IsBackward ? deadline
        : Walk.Forward(deadline with { Pauses = deadline.Pauses.Add(pause) }, calendar);

    /// <summary>The same deadline by another calendar, for recomputing when a year's notice is published (G-28).</summary>
    public static Deadline Again(Deadline deadline, WorkCalendar calendar) =>
        deadline.Choice is not null ? EachOf(deadline, d => Again(d, calendar))
        : deadline.IsBackward ? Walk.Backward(deadline, calendar) : Walk.Forward(deadline, calendar);

    /// <summary>The same deadline by a rule as it stands on a later day, with its pauses.</summary>
    public static Deadline Again(Deadline deadline, RuleParameter rule, WorkCalendar calendar, RulePack pack, DateOnly at) =>
        deadline.Pauses.Aggregate(Due(deadline.From, rule, calendar, pack, at: at), (again, pause) => Resume(again, pause, calendar));

    private static Deadline Extended(DateOnly from, RuleParameter rule, WorkCalendar calendar, RulePack pack, DateOnly at)
    {
        var asked = Asked(from, rule, RollOverOf(rule, pack, at));
        if (rule.Counting?.Extends is not { } key || pack.Find(key, at) is not { Term: { } first } extended)
            return Walk.Forward(asked, calendar);
        return Walk.Forward(first.Plus(asked.Term) is { } whole
            ? asked with { Term = whole, Extension = asked.Term }
            : asked with { From = Due(from, extended, calendar, pack, at: at).Day, Extension = asked.Term }, calendar);
    }

    private static Deadline Chosen(
        DateOnly from, RuleParameter rule, ChoiceValue choice, WorkCalendar calendar, RulePack pack, UnitKind? unit, DateOnly at)
    {
        var terms = choice.Keys.Select(key => pack.Find(key, at)).OfType<RuleParameter>().Where(p => p.Term is not null).ToList();
        if (terms.Count == 0)
            throw new ArgumentException($"Rule {rule.Key} names no term the pack has.", nameof(rule));
        var fitting = unit is { } kind ? terms.FindIndex(p => p.Counting?.Units.Contains(kind) == true) : -1;
        if (choice.By == ChoiceOf.UnitKind && fitting > 0)
            (terms[0], terms[fitting]) = (terms[fitting], terms[0]);
        return DeadlineChoice.Choose(rule.RuleId, choice.By == ChoiceOf.UnitKind && fitting < 0 ? ChoiceOf.Earlier : choice.By,
            [.. terms.Select(term => Due(from, term, calendar, pack, at: at))]);
    }

    private static Deadline EachOf(Deadline deadline, Func<Deadline, Deadline> count) => DeadlineChoice.Choose(
        deadline.Choice!.RuleId, deadline.Choice.By, [.. deadline.Choice.Others.Prepend(deadline with { Choice = null }).Select(count)]);

    private static RollOver RollOverOf(RuleParameter rule, RulePack pack, DateOnly at) =>
        rule.RollOver ?? (pack.Find(RollOverWeekendKey, at)?.Flag ?? true ? RollOver.RestDays : RollOver.Holidays);

    private static Deadline Asked(DateOnly from, RuleParameter rule, RollOver rollOver) => new()
    {
        Day = from,
        From = from,
        Term = rule.Term ?? throw new ArgumentException($"Rule {rule.Key} says no term.", nameof(rule)),
        RuleId = rule.RuleId,
        Pack = rule.Pack,
        Source = rule.Source,
        Confidence = rule.Confidence,
        RollOver = rollOver,
        Provisional = false,
        Cells = [],
    };
}
