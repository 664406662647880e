using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>One component of a form-js schema, asked for its members by what they mean to us. Missing members are empty or null.
/// <c>Place</c> counts its way through the schema and stands in for a missing id.</summary>
internal readonly record struct Component(JsonElement Json, string Place)
{
    public string Type => Text("type") ?? "";
    public string Key => Text("key") ?? Text("path") ?? "";
    public string Id => Text("id") ?? (Key.Length > 0 ? Key : Place);

    /// <summary>Our own name of the kind, where form-js knows only text and numbers.</summary>
    public string Kind => Property("kind") ?? "";

    public Wording Label => new(Text("label") ?? Text("dateLabel") ?? "", Property("labelEn") ?? "");
    public Wording Help => new(Property("help") ?? Text("description") ?? "", Property("helpEn") ?? "");
    public Wording Unit => new(Inside("appearance", "suffixAdjuster") ?? "", Property("unitEn") ?? "");
    public string? HideWhen => Inside("conditional", "hide");

    public ImmutableArray<JsonElement> Components => Elements("components");

    public ImmutableArray<ChoiceOption> Options
    {
        get
        {
            var component = this;
            return [.. Elements("values").Where(v => v.ValueKind == JsonValueKind.Object).Select(v => new Component(v, "")).Select(v =>
                new ChoiceOption(v.Text("value") ?? "", new(v.Text("label") ?? "", component.Property($"option.{v.Text("value")}") ?? "")))];
        }
    }

    /// <summary>The default as it would be typed.</summary>
    public ImmutableArray<string> Default => !Json.TryGetProperty("defaultValue", out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(Plain)],
        JsonValueKind.Null => [],
        _ => [Plain(value)],
    };

    public string? Text(string member) => Member(Json, member);
    public string? Property(string name) => Inside("properties", name);
    public string? Validate(string name) => Inside("validate", name);
    public bool Flag(string property) => Property(property) == "true";
    public bool Required => Validate("required") == "true";

    public int? Whole(string? written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public decimal? Decimal(string? written) =>
        decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? Inside(string member, string name) =>
        Json.TryGetProperty(member, out var inner) && inner.ValueKind == JsonValueKind.Object ? Member(inner, name) : null;

    private ImmutableArray<JsonElement> Elements(string member) =>
        Json.TryGetProperty(member, out var array) && array.ValueKind == JsonValueKind.Array ? [.. array.EnumerateArray()] : [];

    private static string? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array)
            ? Plain(value) : null;

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };
}
