using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>
/// Reads a form-js schema (1.23: <c>{"type":"default","components":[…]}</c>). What form-js has no component for is said in
/// the component's own <c>properties</c>: <c>kind</c>, <c>sensitive</c>, <c>public</c>, <c>ruleId</c>, <c>labelEn</c>,
/// <c>help</c>, <c>check</c> … all of them texts. Buttons are left out: a page has its own.
/// </summary>
public static class FormReader
{
    /// <summary>No form has more components than this, those within groups and rows included.</summary>
    public const int MostFields = 300;

    public static FormReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 24 });
            return Read(document.RootElement);
        }
        catch (JsonException) { return Failed(new FormProblem("", Sentence.Of("forms.reader.json"))); }
    }

    private static FormReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("components", out var components) || components.ValueKind != JsonValueKind.Array
            || (root.TryGetProperty("type", out var type) && !type.ValueEquals("default")))
            return Failed(new FormProblem("", Sentence.Of("forms.reader.shape")));
        var problems = ImmutableArray.CreateBuilder<FormProblem>();
        var id = root.TryGetProperty("id", out var written) && written.ValueKind == JsonValueKind.String ? written.GetString()! : "form";
        var schema = new FormSchema(id, new ComponentReader(problems).All(components));
        problems.AddRange(FormChecks.Of(schema));
        return problems.Count == 0 ? new(schema, []) : new(null, problems.ToImmutable());
    }

    private static FormReading Failed(FormProblem problem) => new(null, [problem]);
}
