using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>Words that come with a request, in both languages. Without English the Chinese stands in its place.</summary>
public sealed record MailText(string Zh, string? En = null)
{
    public string In(Language language) => language == Language.English ? En ?? Zh : Zh;

    /// <summary>A sentence of the catalog, said in both languages now because the request is stored.</summary>
    public static MailText Of(Sentence sentence, TextCatalog texts) =>
        new(texts.Say(sentence, Language.Chinese), texts.Say(sentence, Language.English));

    public static MailText Of(object? value, TextCatalog texts) =>
        new(texts.Spell(value, Language.Chinese), texts.Spell(value, Language.English));
}
