using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>Turns components into fields and collects what it cannot.</summary>
internal sealed class ComponentReader(ImmutableArray<FormProblem>.Builder problems)
{
    public ImmutableArray<FormField> All(JsonElement components) => All([.. components.EnumerateArray()], "c");

    private ImmutableArray<FormField> All(ImmutableArray<JsonElement> components, string place) =>
        [.. components.Where(json => json.ValueKind == JsonValueKind.Object)
            .Select((json, i) => One(new(json, string.Create(CultureInfo.InvariantCulture, $"{place}.{i + 1}")))).OfType<FormField>()];

    private FormField? One(Component c) => (c.Type, c.Kind) switch
    {
        ("button", _) => null,
        ("text", _) => Note(c, c.Text("text") ?? ""),
        ("html", _) => Note(c, Regex.Replace(c.Text("content") ?? "", "<[^>]*>", " ", RegexOptions.NonBacktracking)),
        ("separator", _) => new Divider(IsLine: true) { Id = c.Id, HideWhen = Feel(c, c.HideWhen) },
        ("spacer", _) => new Divider(IsLine: false) { Id = c.Id, HideWhen = Feel(c, c.HideWhen) },
        ("group", _) => new GroupField(c.Text("path"), All(c.Components, c.Place)) { Id = c.Id, Label = c.Label, Help = c.Help, HideWhen = Feel(c, c.HideWhen) },
        _ => Answered(c) is { } answer ? Dressed(answer, c) : null,
    };

    private AnswerField? Answered(Component c) => (c.Type, c.Kind) switch
    {
        ("textfield", "") or ("textfield", "name") => Text(c),
        ("textfield", "phone") => new PhoneField { Id = c.Id, Key = c.Key },
        ("textfield", "idNumber") => new IdNumberField { Id = c.Id, Key = c.Key },
        ("textfield", "bankAccount") => new BankAccountField { Id = c.Id, Key = c.Key },
        ("textfield" or "select", "person") => new ListedField(ListedThing.Person) { Id = c.Id, Key = c.Key },
        ("textfield" or "select", "unit") => new ListedField(ListedThing.Unit) { Id = c.Id, Key = c.Key },
        ("textfield" or "select", "region") => new ListedField(ListedThing.Region) { Id = c.Id, Key = c.Key },
        ("textfield" or "number", "money") => Money(c),
        ("textarea", "") => new TextArea
        {
            Id = c.Id, Key = c.Key, MinLength = c.Whole(c.Validate("minLength")) ?? 0,
            MaxLength = c.Whole(c.Validate("maxLength")) ?? TextArea.UsualMaxLength,
        },
        ("number", "") => new NumberField
        {
            Id = c.Id, Key = c.Key, Decimals = c.Whole(c.Text("decimalDigits")) ?? 0, Unit = c.Unit,
            Min = c.Decimal(c.Validate("min")), Max = c.Decimal(c.Validate("max")),
        },
        ("datetime", "") when (c.Text("subtype") ?? "date") == "date" => new DateField
        {
            Id = c.Id, Key = c.Key, NotBefore = Feel(c, c.Property("notBefore")), NotAfter = Feel(c, c.Property("notAfter")),
        },
        ("checkbox", "") => new CheckField { Id = c.Id, Key = c.Key },
        ("radio" or "select", "") => new ChoiceField(c.Options) { Id = c.Id, Key = c.Key, AsButtons = c.Type == "radio" },
        ("checklist" or "taglist", "") => new MultiChoiceField(c.Options) { Id = c.Id, Key = c.Key },
        ("filepicker", "" or "attachment") => Attachment(c),
        ("expression", "" or "money") => Feel(c, c.Text("expression") ?? "null") is { } expression
            ? new ComputedField(expression) { Id = c.Id, Key = c.Key, IsMoney = c.Kind == "money", Unit = c.Unit } : null,
        ("dynamiclist", "") => new RepeatingField(All(c.Components, c.Place))
        {
            Id = c.Id, Key = c.Key, RowsAtFirst = c.Whole(c.Text("defaultRepetitions")) ?? 1,
            MinRows = c.Whole(c.Property("minRows")) ?? 0, MaxRows = c.Whole(c.Property("maxRows")) ?? RepeatingField.UsualMaxRows,
        },
        _ => Refused(c, c.Kind.Length == 0 ? "forms.reader.type" : "forms.reader.kind", ("type", c.Type), ("kind", c.Kind)),
    };

    private AnswerField Dressed(AnswerField field, Component c) => field with
    {
        Label = c.Label,
        Help = c.Help,
        HideWhen = Feel(c, c.HideWhen),
        Required = c.Required,
        Sensitive = c.Flag("sensitive") || field is IdNumberField or BankAccountField,
        Public = c.Flag("public"),
        RuleId = c.Property("ruleId"),
        Default = c.Default,
        Checks = Feel(c, c.Property("check")) is { } condition
            ? [new(condition, new(c.Property("checkText") ?? "", c.Property("checkTextEn") ?? ""))] : [],
    };

    private NoteText Note(Component c, string text)
    {
        var words = text.Trim();
        var plain = new Wording(words.TrimStart('#').Trim(), (c.Property("textEn") ?? "").TrimStart('#').Trim());
        return new(plain, IsHeading: words.StartsWith('#')) { Id = c.Id, HideWhen = Feel(c, c.HideWhen) };
    }

    private TextField? Text(Component c)
    {
        Regex? pattern = null;
        if (c.Validate("pattern") is { Length: > 0 } written)
            try { pattern = new Regex($"^(?:{written})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant); }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                return Refused(c, "forms.reader.pattern", ("pattern", written)) as TextField;
            }
        return new TextField
        {
            Id = c.Id, Key = c.Key, Pattern = pattern, IsName = c.Kind == "name", Unit = c.Unit,
            MinLength = c.Whole(c.Validate("minLength")) ?? 0, MaxLength = c.Whole(c.Validate("maxLength")) ?? TextField.UsualMaxLength,
        };
    }

    private static MoneyField Money(Component c) => new()
    {
        Id = c.Id, Key = c.Key, Min = c.Decimal(c.Validate("min")) ?? 0, Max = c.Decimal(c.Validate("max")) ?? MoneyField.Largest,
        MaxReason = new(c.Property("maxReason") ?? "", c.Property("maxReasonEn") ?? ""),
    };

    private static AttachmentField Attachment(Component c) => new()
    {
        Id = c.Id, Key = c.Key,
        MinFiles = c.Whole(c.Property("minFiles")) ?? 0,
        MaxFiles = c.Text("multiple") == "true" ? c.Whole(c.Property("maxFiles")) ?? AttachmentField.UsualMaxFiles : 1,
        MaxMegabytes = c.Whole(c.Property("maxMegabytes")) ?? AttachmentField.UsualMaxMegabytes,
        FromCamera = c.Flag("camera"),
        Endings = c.Text("accept") is { Length: > 0 } accept
            ? [.. accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(e => e.ToLowerInvariant())]
            : AttachmentField.UsualEndings,
    };

    /// <summary>form-js writes an expression with a leading <c>=</c>; without text there is none.</summary>
    private FeelExpression? Feel(Component c, string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var parsed = FeelExpression.Parse(written.TrimStart().TrimStart('=').Trim());
        if (parsed.Fault is { } fault)
            problems.Add(new(c.Id, Sentence.Of("forms.reader.feel", ("label", c.Label), ("expression", written), ("why", fault.Sentence))));
        return parsed.Expression;
    }

    private AnswerField? Refused(Component c, string text, params (string, object?)[] values)
    {
        problems.Add(new(c.Id, Sentence.Of(text, values)));
        return null;
    }
}
