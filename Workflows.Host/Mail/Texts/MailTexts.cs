using System.Collections.Immutable;
using System.Text;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// The words of mails: those shipped in <c>mail.texts.json</c>, and in their stead those an administrator wrote.
/// A text is one key in two languages, its places filled by name; a place nothing is known for stays visible.
/// </summary>
public sealed class MailTexts(TextCatalog shipped, ImmutableDictionary<string, Wording>? edited = null)
{
    private readonly ImmutableDictionary<string, Wording> _edited = edited ?? ImmutableDictionary<string, Wording>.Empty;

    /// <summary>The texts an administrator may edit, in the order of the alphabet.</summary>
    public IEnumerable<string> Keys =>
        shipped.Keys.Where(key => key.StartsWith("mail.", StringComparison.Ordinal)
            && !Inner.Any(room => key.StartsWith(room, StringComparison.Ordinal))).Order(StringComparer.Ordinal);

    public string Say(string key, Language language, params (string Name, string Value)[] places) =>
        Fill(Raw(key, language), places);

    public string Raw(string key, Language language) =>
        _edited.TryGetValue(key, out var text) ? text.In(language) : shipped.Raw(key, language);

    /// <summary>Why an edited text cannot be taken; nothing where it can.</summary>
    public IEnumerable<Sentence> ProblemsOf(string key, Wording text)
    {
        if (!Keys.Contains(key))
            return [Sentence.Of("mail.edit.unknownKey", ("key", key))];
        var known = Places(shipped.Raw(key, Language.Chinese)).Union(Places(shipped.Raw(key, Language.English))).ToList();
        return Places(text.Chinese).Union(Places(text.English)).Except(known).Select(place =>
            Sentence.Of("mail.edit.unknownPlace", ("place", place), ("known", string.Join('、', known))));
    }

    private static string Fill(string text, (string Name, string Value)[] places)
    {
        var filled = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            var place = end < 0 ? -1 : Array.FindIndex(places, p => p.Name == text[(i + 1)..end]);
            if (place < 0) filled.Append(text[i]);
            else
            {
                filled.Append(places[place].Value);
                i = end;
            }
        }
        return filled.ToString();
    }

    private static IEnumerable<string> Places(string text) =>
        text.Split('{').Skip(1).Where(rest => rest.Contains('}')).Select(rest => rest[..rest.IndexOf('}')]).Distinct();

    // Said to administrators or on pages, never in a mail.
    private static readonly string[] Inner = ["mail.send.", "mail.options.", "mail.request.", "mail.edit.", "mail.link."];
}
