using Workflows.Definitions.Texts;
using Workflows.Host.Mail;
using Workflows.Host.Sms;

namespace Workflows.Host.Identity;

/// <summary>
/// Sends a code at once, within the request that asks for it: it is never laid into the outbox, where it would stand in clear. To the mobile
/// where messages are sent, else to the mail address.
/// </summary>
public sealed class CodePost(SentCodes codes, ISmsTransport sms, IMailTransport mails, MailHouse house, TextCatalog texts)
{
    /// <summary>Where a code would go, with most of it hidden: <c>138****0000</c>; null where there is no address.</summary>
    public string? Goes(string? mobile, string? email) => UsesMobile(mobile) ? Masked(mobile!) : email is { Length: > 0 } ? Masked(email) : null;

    /// <summary>Whether messages are only tried out.</summary>
    public bool IsTrial(string? mobile) => UsesMobile(mobile) && sms.IsTrial;

    /// <summary>Null where it was sent; else the sentence that says why not.</summary>
    /// <param name="what">The key of the words for what it is asked.</param>
    public async Task<Sentence?> SendAsync(string about, string name, string? mobile, string? email, Language language, string what, CancellationToken cancellation)
    {
        if (Goes(mobile, email) is null) return Sentence.Of("codes.noAddress");
        if (await codes.MakeAsync(about, cancellation) is not { } code) return Sentence.Of("codes.tooSoon", ("most", SentCodes.MostInAnHour));
        var outcome = UsesMobile(mobile)
            ? await sms.SendAsync(new(mobile!, ShortMessageKind.Code, Say("codes.sms")) { Code = code.Digits }, cancellation)
            : await mails.SendAsync(Mail(), cancellation);
        if (outcome is SendOutcome.Delivered) return null;
        await codes.ForgetAsync(code, cancellation);
        return Sentence.Of("codes.notSent");

        string Say(string key) => texts.Say(key, language, ("code", code.Digits), ("what", texts.Raw(what, language)), ("union", house.From.Name), ("minutes", (int)SentCodes.Lasts.TotalMinutes), ("name", name));

        OutgoingMail Mail()
        {
            var page = new MailPage
            {
                Lang = language == Language.Chinese ? "zh-CN" : "en", Subject = Say("codes.mail.subject"), House = house.From.Name, Greeting = Say("mail.greeting"),
                Headline = Say("codes.mail.headline"), Rows = [new(texts.Raw("codes.mail.code", language), code.Digits, "", MailTone.Strong)],
                Note = Say("codes.mail.note"), Foot = [texts.Raw("mail.foot.automatic", language)],
            };
            return new()
            {
                MessageId = MailIds.Message("code " + code.Id.ToString("N"), about, house.From.Address), From = house.From, To = new(name, email!),
                Subject = page.Subject, Text = MailPlain.Write(page), Html = MailHtml.Write(page),
            };
        }
    }

    /// <summary>Enough of an address to be recognized by whom it belongs to.</summary>
    public static string Masked(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{address[..1]}***{address[at..]}"
        : address.Length >= 7 ? $"{address[..3]}****{address[^4..]}" : "****";

    private bool UsesMobile(string? mobile) => mobile is { Length: > 0 } && sms.IsSetUp;
}
