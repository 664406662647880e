using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.RulePacks;
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
        _ => "",
    };
}
