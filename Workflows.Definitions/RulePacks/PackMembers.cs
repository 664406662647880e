using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.RulePacks;

/// <summary>Takes members out of a JSON object and writes down, with its place, each that is missing, wrong or unknown.</summary>
internal sealed class PackMembers(JsonElement element, string place, List<PackProblem> problems)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public string? Text(string name)
    {
        if (Take(name) is not { } member) return null;
        if (member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text) return text;
        Problem(name, "rulePacks.notText");
        return null;
    }

    public string Needed(string name)
    {
        if (Take(name) is null) Problem(name, "rulePacks.missing");
        return Text(name) ?? "";
    }

    public bool Flag(string name)
    {
        if (Take(name) is not { } member) return false;
        if (member.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Problem(name, "rulePacks.notFlag");
        return member.ValueKind == JsonValueKind.True;
    }

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Problem(name, "rulePacks.notDay", ("text", text));
        return null;
    }

    /// <summary>One of the words of an enumeration, written in camel case.</summary>
    public T? Word<T>(string name) where T : struct, Enum => Text(name) is { } text ? Known<T>(name, text) : null;

    /// <summary>Several of them, apart by a space; none where the member is missing.</summary>
    public ImmutableArray<T> Words<T>(string name) where T : struct, Enum =>
        [.. (Text(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Known<T>(name, word)).OfType<T>()];

    public IEnumerable<PackMembers> Each(string name)
    {
        if (Take(name) is { ValueKind: JsonValueKind.Array } list)
            return list.EnumerateArray().Select((e, i) => new PackMembers(e, $"{Place(name)}[{i}]", problems));
        Problem(name, "rulePacks.notList");
        return [];
    }

    /// <summary>The members of an object in it; null where there is none.</summary>
    public PackMembers? Inner(string name) => Take(name) is { } member ? new PackMembers(member, Place(name), problems) : null;

    public JsonElement? Take(string name)
    {
        _asked.Add(name);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
    }

    public void Problem(string name, string key, params (string Name, object? Value)[] values) =>
        problems.Add(new(Place(name), Sentence.Of(key, [("member", name), .. values])));

    /// <summary>Last: every member nobody asked for is a problem, for it is most likely misspelt.</summary>
    public void NothingElse()
    {
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var member in element.EnumerateObject().Where(m => !_asked.Contains(m.Name)))
            Problem(member.Name, "rulePacks.unknownMember");
    }

    private T? Known<T>(string name, string text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Camel(value) == text) return value;
        Problem(name, "rulePacks.unknownWord", ("text", text), ("words", string.Join(", ", Enum.GetValues<T>().Select(Camel))));
        return null;
    }

    private string Place(string name) => place.Length == 0 ? name : $"{place}.{name}";

    private static string Camel<T>(T value) where T : struct, Enum =>
        value.ToString() is var word ? char.ToLowerInvariant(word[0]) + word[1..] : "";
}
