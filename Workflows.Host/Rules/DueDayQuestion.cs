using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Rules;

/// <summary>"Which day, and why?": a rule with a term, the day it is counted from, and what that day is called.</summary>
/// <param name="Rule">A rule id or the key of one of its numbers: <c>A-12</c>, <c>A-11.survey</c>.</param>
/// <param name="Backward">Counted back from an event, for notices and reminders.</param>
public sealed record DueDayQuestion(string Rule, DateOnly From, ClockStart Start = ClockStart.Started, bool Backward = false)
{
    /// <summary>The day with its explanation, or the sentence why there is none.</summary>
    public DueDayAnswer Ask(RulePack pack, WorkCalendar calendar) => Find(pack) switch
    {
        [var rule] => new(rule, Backward ? LegalClock.Before(From, rule, calendar) : LegalClock.Due(From, rule, calendar, pack), null),
        [] => new(null, null, Sentence.Of("dueDays.noTerm", ("rule", Rule), ("pack", pack.Id))),
        var several => new(null, null, Sentence.Of("dueDays.several", ("rule", Rule), ("keys", string.Join(", ", several.Select(p => p.Key))))),
    };

    /// <summary>The parameters in force that say a term, by rule and key: what can be asked for.</summary>
    public static ImmutableArray<RuleParameter> Terms(RulePack pack, DateOnly day) =>
        [.. pack.At(day).Values.Where(p => p.Term is not null).OrderBy(p => p.Key, StringComparer.Ordinal)];

    /// <summary>A day as typed: 2026-04-28. Null where it is none.</summary>
    public static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and <= 2099 ? day : null;

    private ImmutableArray<RuleParameter> Find(RulePack pack)
    {
        var terms = Terms(pack, From);
        return terms.FirstOrDefault(p => p.Key == Rule) is { } exact ? [exact] : [.. terms.Where(p => p.RuleId == Rule)];
    }
}

/// <summary>A due day and the rule it follows, or the sentence why there is none.</summary>
public sealed record DueDayAnswer(RuleParameter? Rule, Deadline? Deadline, Sentence? Refusal);
