using Workflows.Definitions;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>Puts things into the words a stored request carries: both languages at once, because the reader's is known only when it is sent.</summary>
public static class MailWords
{
    public static Wording Of(Sentence sentence, TextCatalog texts) =>
        new(texts.Say(sentence, Language.Chinese), texts.Say(sentence, Language.English));

    /// <summary>The same in both languages: a name, a number.</summary>
    public static Wording Same(string words) => new(words, words);

    /// <summary>「8,000.00 元（捌仟元整）」 as a fact.</summary>
    public static MailFact Amount(Wording label, Money amount) => new(label, new($"{amount} 元", $"CNY {amount}"))
    {
        Strong = true,
        Rest = new($"（{CapitalAmount.Of(amount)}）", ""),
    };
}
