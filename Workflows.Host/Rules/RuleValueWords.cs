using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Rules;

/// <summary>The value of a rule as people read it: 「5 个工作日」, 「8,000.00 元」, 「至少 2/3」.</summary>
public static class RuleValueWords
{
    public static string Of(RuleValue value, Reader reader, Words words) => value switch
    {
        TermValue term => words.Length(term.Term),
        MoneyValue money => words.Money(money.Amount),
        ThresholdValue { Threshold: var t } => reader.T(
            t.Bound switch { Bound.AtLeast => "rulePages.atLeast", Bound.MoreThan => "rulePages.moreThan", _ => "rulePages.atMost" },
            ("share", string.Create(CultureInfo.InvariantCulture, $"{t.Numerator}/{t.Denominator}"))),
        NumberValue number => Words.Number(number.Number),
        FlagValue flag => reader.T(flag.Flag ? "rulePages.yes" : "rulePages.no"),
        PercentValue percent => percent.Percent.ToString(),
        TextValue text => text.Text,
        ChoiceValue => reader.Say(OfTerm(value)),
        _ => "",
    };

    /// <summary>The length of a rule that sets a day: 「5 个工作日」, or 「E-13.notice、E-14.notice 中较晚的一天」.</summary>
    public static Sentence OfTerm(RuleValue value) => value switch
    {
        TermValue term => term.Term.Words,
        ChoiceValue choice => Sentence.Of(
            choice.By switch { ChoiceOf.Later => "rulePages.laterOf", ChoiceOf.Earlier => "rulePages.earlierOf", _ => "rulePages.byUnitKind" },
            ("keys", string.Join(", ", choice.Keys.Select(key => key.Split('.')[0])))),
        _ => throw new ArgumentException($"A value of {value.GetType().Name} sets no day.", nameof(value)),
    };
}
