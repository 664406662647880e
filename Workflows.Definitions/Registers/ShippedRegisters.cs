using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Registers;

/// <summary>The registers that come with the product, read from <c>Registers/&lt;name&gt;/register.json</c>.</summary>
public static class ShippedRegisters
{
    public static ImmutableSortedDictionary<string, RegisterSchema> All => field ??= ShippedFiles.Under("Registers/")
        .Where(f => f.Name.EndsWith("/register.json", StringComparison.Ordinal))
        .Select(f => Read(f.Name.Split('/')[1], f.Text))
        .ToImmutableSortedDictionary(r => r.Name, r => r, StringComparer.Ordinal);

    private static RegisterSchema Read(string name, string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new()
        {
            Name = name,
            Title = Words(root),
            Key = Text(root, "key"),
            Level = Text(root, "level"),
            Retention = Text(root, "retention"),
            Fields = [.. root.GetProperty("fields").EnumerateArray().Select(Field)],
        };
    }

    private static RegisterField Field(JsonElement field) =>
        new(Text(field, "key"), Words(field), Text(field, "kind") is { Length: > 0 } kind ? kind : "text", Text(field, "rule") is { Length: > 0 } rule ? rule : null)
        {
            Choices = field.TryGetProperty("choices", out var choices)
                ? choices.EnumerateObject().ToImmutableSortedDictionary(c => c.Name, c => Words(c.Value), StringComparer.Ordinal)
                : ImmutableSortedDictionary.Create<string, Wording>(StringComparer.Ordinal),
            StartsBefore = Text(field, "startsBefore"),
            Starts = Text(field, "starts"),
        };

    private static Wording Words(JsonElement element) => new(Text(element, "zh"), Text(element, "en"));

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
