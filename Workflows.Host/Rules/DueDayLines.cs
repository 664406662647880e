using System.Globalization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Rules;

/// <summary>Due days as plain lines for a console.</summary>
internal static class DueDayLines
{
    /// <summary>An answer: the day, from what it is counted, the sentence why, one line for each day, the rule and what to know of it.</summary>
    public static IEnumerable<string> Of(DueDayAnswer answer, TextCatalog texts, Language language)
    {
        var (rule, deadline) = (answer.Rule, answer.Deadline);
        yield return Say("dueDays.line.rule", ("key", rule.Key), ("name", rule.Name.In(language)), ("term", RuleValueWords.OfTerm(rule.Value)));
        yield return Say(deadline.IsBackward ? "dueDays.line.latest" : "dueDays.line.due", ("from", deadline.From), ("day", deadline.Day));
        if (rule.Counting is { } counting)
            yield return Say(counting.Before ? "dueDays.countedBack" : "dueDays.countedFrom", ("from", counting.From.In(language)));
        yield return Say("dueDays.line.why", ("why", Explanation.Of(deadline, answer.Start)));
        foreach (var part in DayStrip.Of(deadline))
            yield return "  " + Line(part, answer.Start, texts, language);
        if (!deadline.IsBackward)
            yield return Say("dueDays.next", ("day", deadline.EarliestNext));
        yield return texts.Say(Explanation.Rule(deadline), language);
        foreach (var note in answer.Notes())
            yield return texts.Say(note, language);
        if (Explanation.Provisional(deadline) is { } provisional)
            yield return texts.Say(provisional, language);

        string Say(string key, params (string, object?)[] values) => texts.Say(Sentence.Of(key, values), language);
    }

    /// <summary>Every rule of a pack that sets a day, under the names of the chapters.</summary>
    public static IEnumerable<string> List(RulePack pack, DateOnly day, TextCatalog texts, Language language)
    {
        foreach (var chapter in DueDayQuestion.Terms(pack, day).GroupBy(r => r.Key[..1]).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            yield return $"{chapter.Key} {(texts.Has("rulePages.family." + chapter.Key) ? texts.Raw("rulePages.family." + chapter.Key, language) : "")}".TrimEnd();
            foreach (var rule in chapter)
                yield return "  " + texts.Say(Sentence.Of("dueDays.line.rule", ("key", rule.Key), ("name", rule.Name.In(language)), ("term", RuleValueWords.OfTerm(rule.Value))), language)
                    + (rule.Counting is { } c ? texts.Say(Sentence.Of(c.Before ? "dueDays.list.back" : "dueDays.list.from", ("from", c.From.In(language))), language) : "");
        }
    }

    private static string Line(StripPart part, ClockStart start, TextCatalog texts, Language language) => part switch
    {
        StripGap gap => texts.Say(gap.Words, language),
        StripDay { Cell: var cell } => string.Create(CultureInfo.InvariantCulture,
            $"{cell.Day:yyyy-MM-dd} {DayWords.Weekday(cell.Day, language)} {(Explanation.Below(cell, start) is { } below ? texts.Say(below, language) : "-")}"),
        _ => "",
    };
}
