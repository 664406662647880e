using Workflows.Definitions.Calendars;

namespace Workflows.Definitions.RulePacks;

/// <summary>What a rule parameter says: one of the closed family below.</summary>
public abstract record RuleValue
{
    private protected RuleValue() { }
}

/// <summary>A length of time: <c>5wd</c>.</summary>
public sealed record TermValue(Term Term) : RuleValue;

/// <summary>An amount.</summary>
public sealed record MoneyValue(Money Amount) : RuleValue;

/// <summary>A share that has to be reached or passed: at least 2/3, more than 1/2.</summary>
public sealed record ThresholdValue(Threshold Threshold) : RuleValue;

/// <summary>A count of people, seats, pieces.</summary>
public sealed record NumberValue(long Number) : RuleValue;

/// <summary>A switch.</summary>
public sealed record FlagValue(bool Flag) : RuleValue;

/// <summary>A word out of a list the rule names.</summary>
public sealed record TextValue(string Text) : RuleValue;

/// <summary>One of the days of several terms: the later, the earlier, or the one for the kind of unit (E-15, C-35, E-75).</summary>
/// <param name="Written">The keys of the terms, apart by a space.</param>
public sealed record ChoiceValue(ChoiceOf By, string Written) : RuleValue
{
    public string[] Keys => Written.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A rate.</summary>
public sealed record PercentValue(Percent Percent) : RuleValue;
