using System.Globalization;
using System.Text.Json;
using Workflows.Definitions.Calendars;

namespace Workflows.Definitions.RulePacks;

/// <summary>
/// Reads and writes values in their canonical form, each under the name of its kind: <c>"term": "5wd"</c>,
/// <c>"money": "8000.00"</c>, <c>"threshold": "&gt;=2/3"</c>, <c>"percent": "5"</c>, <c>"number": "25"</c>,
/// <c>"flag": "true"</c>, <c>"text": "…"</c>, <c>"laterOf": "E-13.notice E-14.notice"</c>. All are JSON strings.
/// </summary>
public static class RuleValueReader
{
    private static readonly string[] Kinds = ["term", "money", "threshold", "percent", "number", "flag", "text", "laterOf", "earlierOf", "byUnitKind"];

    /// <summary>The value of a kind; null where the text is none of that kind or the kind is unknown.</summary>
    public static RuleValue? TryParse(string kind, string text) => kind switch
    {
        "term" => Term.TryParse(text) is { } term ? new TermValue(term) : null,
        "money" => Amount(text) is { } amount ? new MoneyValue(amount) : null,
        "threshold" => Threshold.TryParse(text) is { } threshold ? new ThresholdValue(threshold) : null,
        "percent" => Percent.TryParse(text) is { } percent ? new PercentValue(percent) : null,
        "number" => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new NumberValue(number) : null,
        "flag" => text is "true" or "false" ? new FlagValue(text == "true") : null,
        "text" => text.Length > 0 ? new TextValue(text) : null,
        "laterOf" => Choice(ChoiceOf.Later, text),
        "earlierOf" => Choice(ChoiceOf.Earlier, text),
        "byUnitKind" => Choice(ChoiceOf.UnitKind, text),
        _ => null,
    };

    /// <summary>The kind of a value and its canonical form, as they stand in a pack and are confirmed by the union.</summary>
    public static (string Kind, string Text) Written(RuleValue value) => value switch
    {
        TermValue v => ("term", v.Term.ToString()),
        MoneyValue v => ("money", v.Amount.InYuan.ToString("0.00", CultureInfo.InvariantCulture)),
        ThresholdValue v => ("threshold", v.Threshold.ToString()),
        PercentValue v => ("percent", v.Percent.ToString().TrimEnd('%')),
        NumberValue v => ("number", v.Number.ToString(CultureInfo.InvariantCulture)),
        FlagValue v => ("flag", v.Flag ? "true" : "false"),
        TextValue v => ("text", v.Text),
        ChoiceValue v => (v.By switch { ChoiceOf.Later => "laterOf", ChoiceOf.Earlier => "earlierOf", _ => "byUnitKind" }, v.Written),
        _ => throw new InvalidOperationException($"A value of {value.GetType().Name} has no written form."),
    };

    internal static RuleValue? Read(PackMembers members)
    {
        var given = Kinds.Select(kind => (kind, member: members.Take(kind))).Where(g => g.member is not null).ToList();
        if (given is not [var (kind, member)])
        {
            members.Problem("key", given.Count == 0 ? "rulePacks.noValue" : "rulePacks.manyValues");
            return null;
        }
        var text = member!.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
        if (TryParse(kind, text) is { } value && member.Value.ValueKind == JsonValueKind.String) return value;
        members.Problem(kind, $"rulePacks.wrong.{kind}", ("text", text));
        return null;
    }

    private static ChoiceValue? Choice(ChoiceOf by, string keys) => new ChoiceValue(by, keys) is { Keys.Length: >= 2 } choice ? choice : null;

    private static Money? Amount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            && yuan < 1_000_000_000_000m && yuan * 100 == decimal.Truncate(yuan * 100)
            ? Money.Yuan(yuan)
            : null;
}
