using System.Globalization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Rules;

/// <summary>An answered due day as plain lines, for a console: the day, the sentence, one line for each day, the rule.</summary>
internal static class DueDayLines
{
    public static IEnumerable<string> Of(DueDayAnswer answer, ClockStart start, TextCatalog texts, Language language)
    {
        var (rule, deadline) = (answer.Rule!, answer.Deadline!);
        yield return texts.Say(Sentence.Of("dueDays.line.rule", ("key", rule.Key), ("name", rule.Name.In(language)), ("term", deadline.Term.Words)), language);
        yield return texts.Say(Sentence.Of(deadline.IsBackward ? "dueDays.line.latest" : "dueDays.line.due", ("from", deadline.From), ("day", deadline.Day)), language);
        yield return texts.Say(Sentence.Of("dueDays.line.why", ("why", Explanation.Of(deadline, start))), language);
        foreach (var part in DayStrip.Of(deadline))
            yield return "  " + Line(part, start, texts, language);
        yield return texts.Say(Explanation.Rule(deadline), language);
        if (Explanation.Provisional(deadline) is { } provisional)
            yield return texts.Say(provisional, language);
    }

    private static string Line(StripPart part, ClockStart start, TextCatalog texts, Language language) => part switch
    {
        StripGap gap => texts.Say(gap.Words, language),
        StripDay { Cell: var cell } => string.Create(CultureInfo.InvariantCulture,
            $"{cell.Day:yyyy-MM-dd} {DayWords.Weekday(cell.Day, language)} {(Explanation.Below(cell, start) is { } below ? texts.Say(below, language) : "-")}"),
        _ => "",
    };
}
