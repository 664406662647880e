using Workflows.Definitions.Calendars;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.RulePacks;

/// <summary>How sure we are of a number, and so whether it may block before the union has confirmed it.</summary>
public enum Confidence
{
    /// <summary>Certain from the text of the law: may block.</summary>
    Verified,
    /// <summary>A general rule: warns and asks for a reason until confirmed; shown with the law's name only.</summary>
    Known,
    /// <summary>To be confirmed by the union: warns until then.</summary>
    Uncertain,
}

/// <summary>The day whose value of a parameter holds for a case, however long the case takes.</summary>
public enum FixedAt { Application, Decision, EachDeadline }

/// <summary>A name or remark out of a pack, in both languages.</summary>
public sealed record PackText(string Chinese, string English)
{
    public string In(Language language) => language == Language.Chinese ? Chinese : English;
}

/// <summary>A pack and its version, as pinned and shown.</summary>
public sealed record PackReference(string Id, string Version)
{
    public override string ToString() => $"{Id} {Version}";
}

/// <summary>
/// One number of a rule: what it says, where it comes from and how sure that is. Rules with several numbers have keys such as
/// <c>A-15.singleLimit</c>; the rule stays <c>A-15</c>.
/// </summary>
public sealed record RuleParameter
{
    /// <summary>The rule id, or the rule id, a full stop and the number's own name.</summary>
    public required string Key { get; init; }

    /// <summary>The rule the number belongs to; the beginning of the key unless a region replaces one rule by another.</summary>
    public string RuleId { get => field ?? Key.Split('.')[0]; init; }

    public required PackText Name { get; init; }

    public required RuleValue Value { get; init; }

    /// <summary>The document and article, as the rule table has them.</summary>
    public required string Source { get; init; }

    /// <summary>The source as shown to readers: of a <see cref="Confidence.Known"/> rule the law's name only.</summary>
    public string ShownSource => RuleSource.Shown(Source, Confidence);

    public required Confidence Confidence { get; init; }

    /// <summary>True where the source binds another place only: an example to follow, certain as it may be there.</summary>
    public bool LocalExample { get; init; }

    /// <summary>The first day the value holds; null where it has always held.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>True where the number was made up for showing the product.</summary>
    public bool Demonstration { get; init; }

    public FixedAt FixedAt { get; init; } = FixedAt.EachDeadline;

    /// <summary>How the last day of a term rolls over; null follows G-13 and G-14. Set where the rule differs (G-15).</summary>
    public RollOver? RollOver { get; init; }

    /// <summary>The pack the value is written in.</summary>
    public required PackReference Pack { get; init; }

    public string? Remark { get; init; }

    /// <summary>From what a term is counted; null where the value is none, or nothing more is known of it.</summary>
    public Counting? Counting { get; init; }

    /// <summary>True where a day can be worked out: the value is a term, or chooses among terms.</summary>
    public bool SetsDay => Value is TermValue or ChoiceValue;

    /// <summary>What the union decided on it; null before it did.</summary>
    public RuleDecision? Decision { get; init; }

    /// <summary>True where the rule blocks: the union confirmed it, or has not decided and it <see cref="BlocksUnconfirmed"/>. Else it warns.</summary>
    public bool Blocks => Decision is { } decided ? !decided.AsAdvice : BlocksUnconfirmed;

    /// <summary>True where the rule may block by itself; others warn and ask for a reason until the union has confirmed them.</summary>
    public bool BlocksUnconfirmed => Confidence == Confidence.Verified && !LocalExample;

    /// <summary>The term it says; null where it says something else. The same below.</summary>
    public Term? Term => (Value as TermValue)?.Term;
    public Money? Money => (Value as MoneyValue)?.Amount;
    public Threshold? Threshold => (Value as ThresholdValue)?.Threshold;
    public long? Number => (Value as NumberValue)?.Number;
    public bool? Flag => (Value as FlagValue)?.Flag;
    public string? Text => (Value as TextValue)?.Text;
    public Percent? Percent => (Value as PercentValue)?.Percent;
}

/// <summary>What a union decided on a parameter: it holds as it stands there, or it stays advice.</summary>
/// <param name="By">The person who wrote it down.</param>
/// <param name="Document">The number of the document it rests on; empty where none was named.</param>
/// <param name="AsAdvice">True where the rule only warns.</param>
public sealed record RuleDecision(string By, DateOnly On, string Document, bool AsAdvice);
