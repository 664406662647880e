using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Packages;

/// <summary>Reads <c>texts.json</c>: <c>{ "key": { "zh": "…", "en": "…" } }</c>, both languages present.</summary>
internal static class PackageTextReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    public static ImmutableSortedDictionary<string, PackageText> Read(string json, string file, List<Problem> problems)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, PackageText>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                throw new JsonException();
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (Text(entry.Value, "zh") is { } chinese && Text(entry.Value, "en") is { } english)
                    texts[entry.Name] = new PackageText(chinese, english);
                else
                    problems.Add(new Problem(file, entry.Name, 0, Sentence.Of("packages.textIncomplete", ("key", entry.Name))));
            }
        }
        catch (JsonException broken)
        {
            problems.Add(new Problem(file, "", (int)(broken.LineNumber ?? -1) + 1, Sentence.Of("packages.textsNotJson")));
        }
        return texts.ToImmutable();
    }

    private static string? Text(JsonElement entry, string language) =>
        entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(language, out var text)
        && text.ValueKind is JsonValueKind.String && text.GetString() is { Length: > 0 } said ? said : null;
}
