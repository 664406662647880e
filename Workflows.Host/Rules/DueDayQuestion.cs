using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Rules;

/// <summary>"Which day, and why?": a rule, the day it is counted from, and the kind of unit where the rule makes a difference.</summary>
/// <param name="Rule">A rule id or the key of one of its numbers, in any case of letters: <c>A-12</c>, <c>a-11.survey</c>.</param>
public sealed record DueDayQuestion(string Rule, DateOnly From, UnitKind? Unit = null)
{
    private const int FirstYear = 2000, LastYear = 2099;

    private static readonly string[] Written = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    /// <summary>One day for each term of the rule with its explanation, or the sentence why there is none.</summary>
    /// <param name="pack">The pack asked, laid over those it extends.</param>
    /// <param name="packs">All packs, to say where else the rule stands.</param>
    public DueDays Ask(RulePack pack, WorkCalendar calendar, ImmutableArray<RulePack> packs)
    {
        var rules = Meant(Terms(pack, From));
        if (rules.IsEmpty) return new([], Unknown(pack, packs));
        var answers = rules.Select(rule => new DueDayAnswer(rule, LegalClock.Due(From, rule, calendar, pack, Unit), Unit)).ToImmutableArray();
        return answers.Any(a => a.Deadline.Day.Year is < FirstYear or > LastYear)
            ? new([], Sentence.Of("dueDays.beyond", ("rule", Rule), ("first", Text(FirstYear)), ("last", Text(LastYear))))
            : new(answers, null);
    }

    /// <summary>The rules in force that set a day, by key: what can be asked for.</summary>
    public static ImmutableArray<RuleParameter> Terms(RulePack pack, DateOnly day) =>
        [.. pack.At(day).Values.Where(p => p.SetsDay).OrderBy(p => p.Key, StringComparer.Ordinal)];

    /// <summary>The packs that write the rule themselves, nearest first by id.</summary>
    public IEnumerable<RulePack> Elsewhere(ImmutableArray<RulePack> packs) => packs.Where(p => !Meant(Terms(p, From)).IsEmpty);

    /// <summary>A day as typed: 2026-04-28, 2026/4/28, 2026年4月28日. Null where it is none of 2000 to 2099.</summary>
    public static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= FirstYear and <= LastYear ? day : null;

    private ImmutableArray<RuleParameter> Meant(ImmutableArray<RuleParameter> rules) =>
        rules.FirstOrDefault(p => Is(p.Key)) is { } exact ? [exact] : [.. rules.Where(p => Is(p.RuleId))];

    private bool Is(string id) => string.Equals(id, Rule.Trim(), StringComparison.OrdinalIgnoreCase);

    private Sentence Unknown(RulePack pack, ImmutableArray<RulePack> packs)
    {
        if (pack.At(From).Values.FirstOrDefault(p => Is(p.Key) || Is(p.RuleId)) is { } other)
            return Sentence.Of("dueDays.noTerm", ("rule", other.Key), ("name", new Wording(other.Name.Chinese, other.Name.English)), ("pack", pack.Id));
        if (Elsewhere(packs).Select(p => p.Id).ToList() is { Count: > 0 } others)
            return Sentence.Of("dueDays.elsewhere", ("rule", Rule), ("pack", pack.Id), ("packs", string.Join(", ", others)));
        var near = NearestRules.Of(Rule, Terms(pack, From).SelectMany(p => new[] { p.RuleId, p.Key }));
        return near.IsEmpty ? Sentence.Of("dueDays.unknown", ("rule", Rule), ("pack", pack.Id))
            : Sentence.Of("dueDays.unknown.near", ("rule", Rule), ("pack", pack.Id), ("near", string.Join(", ", near)));
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The days of a rule, or the sentence why there are none.</summary>
public sealed record DueDays(ImmutableArray<DueDayAnswer> Answers, Sentence? Refusal);

/// <summary>A due day and the rule it follows.</summary>
/// <param name="Unit">The kind of unit that was asked for.</param>
public sealed record DueDayAnswer(RuleParameter Rule, Deadline Deadline, UnitKind? Unit)
{
    /// <summary>What the first day is called in sentences.</summary>
    public ClockStart Start => Rule.Counting?.Start ?? ClockStart.Started;

    /// <summary>What has to be known beside the day: how sure the rule is, for whom it is, where its number comes from.</summary>
    public IEnumerable<Sentence> Notes()
    {
        yield return Sentence.Of("dueDays.sure." + Camel(Rule.Confidence));
        if (Unit is { } unit && Rule.Counting?.Units is { IsEmpty: false } units && !units.Contains(unit))
            yield return Sentence.Of("dueDays.otherUnit", ("rule", Rule.RuleId), ("unit", Sentence.Of("dueDays.unit." + Camel(unit))));
        if (Rule.LocalExample) yield return Sentence.Of("dueDays.local");
        if (Rule.Demonstration) yield return Sentence.Of("dueDays.demonstration");
        if (Rule.Remark is { } remark) yield return Sentence.Of("dueDays.remark", ("remark", remark));
    }

    private static string Camel<T>(T word) where T : struct, Enum => word.ToString() is var text ? char.ToLowerInvariant(text[0]) + text[1..] : "";
}
