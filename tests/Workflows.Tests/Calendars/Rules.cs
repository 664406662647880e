using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;

namespace Workflows.Tests.Calendars;

/// <summary>Short ways to write days, rules and packs in tests.</summary>
internal static class Rules
{
    public static readonly TextCatalog Texts = new(typeof(TextCatalog).Assembly);
    public static readonly WorkCalendar Shipped = ShippedCalendars.Calendar;
    private static readonly PackReference Reference = new("test", "1");

    /// <summary>A pack that says nothing, so that G-14's default holds.</summary>
    public static readonly RulePack Silent = Pack();

    public static RulePack Pack(params RuleParameter[] parameters) => new()
    {
        Id = "test",
        Version = "1",
        Name = new("测试", "Test"),
        Region = "cn",
        Values = parameters.ToImmutableSortedDictionary(p => p.Key, p => ImmutableArray.Create(p), StringComparer.Ordinal),
    };

    public static RuleParameter Rule(RuleValue value, string key = "X-01") => new()
    {
        Key = key,
        Name = new("期限", "Term"),
        Value = value,
        Source = "民法典第201条",
        Confidence = Confidence.Verified,
        Pack = Reference,
    };

    public static RuleParameter Rule(string term) => Rule(new TermValue(Term.Parse(term)));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Deadline Due(string from, string term, RulePack? pack = null) =>
        LegalClock.Due(Day(from), Rule(term), Shipped, pack ?? Silent);

    public static string Chinese(Sentence sentence) => Texts.Say(sentence, Language.Chinese);

    public static string English(Sentence sentence) => Texts.Say(sentence, Language.English);
}
