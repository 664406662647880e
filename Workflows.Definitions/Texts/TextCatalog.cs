using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Workflows.Definitions.Texts;

/// <summary>
/// All texts of the product, Chinese and English side by side, read from the <c>*.texts.json</c> files embedded in the
/// assemblies: <c>{ "key": { "zh": "…{place}…", "en": "…{place}…" } }</c>. A key stands once.
/// </summary>
public sealed class TextCatalog
{
    private readonly FrozenDictionary<string, Entry> _entries;

    public TextCatalog(params IEnumerable<Assembly> assemblies) =>
        _entries = assemblies.SelectMany(Read).ToFrozenDictionary(e => e.Key, StringComparer.Ordinal);

    public IEnumerable<string> Keys => _entries.Keys;

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>The text as written, places unfilled.</summary>
    /// <exception cref="KeyNotFoundException">No assembly of the catalog knows the key.</exception>
    public string Raw(string key, Language language) =>
        _entries.TryGetValue(key, out var entry)
            ? entry.In(language)
            : throw new KeyNotFoundException($"No text has the key '{key}'.");

    public string Say(string key, Language language, params (string Name, object? Value)[] values) =>
        Say(Sentence.Of(key, values), language);

    /// <summary>The sentence in the reader's language. A place without a value stays visible as <c>{place}</c>.</summary>
    public string Say(Sentence sentence, Language language)
    {
        var text = Raw(sentence.Key, language);
        var said = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (end > 0 && sentence.Values.TryGetValue(text[(i + 1)..end], out var value))
            {
                said.Append(Spell(value, language));
                i = end;
            }
            else said.Append(text[i]);
        }
        return said.ToString();
    }

    /// <summary>A value as a reader expects it: days with their weekday, money with its unit.</summary>
    public string Spell(object? value, Language language) => value switch
    {
        null => "",
        Sentence inner => Say(inner, language),
        Wording wording => wording.In(language),
        DateOnly day => DayWords.Of(day, language),
        Money money => language == Language.Chinese ? $"{money} 元" : $"CNY {money}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<Entry> Read(Assembly assembly) =>
        from name in assembly.GetManifestResourceNames()
        where name.EndsWith(".texts.json", StringComparison.Ordinal)
        from entry in Read(assembly, name)
        select entry;

    private static List<Entry> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateObject().Select(p => new Entry(
            p.Name, p.Value.GetProperty("zh").GetString()!, p.Value.GetProperty("en").GetString()!))];
    }

    private sealed record Entry(string Key, string Chinese, string English)
    {
        public string In(Language language) => language == Language.Chinese ? Chinese : English;
    }
}
