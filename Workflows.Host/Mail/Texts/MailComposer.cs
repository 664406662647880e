using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// Writes mails: what it is, the facts, until when and why, why the reader, one button, and what the link can and cannot
/// do. The same facts give the same mail. What a mail must not carry is taken out first (<see cref="MailGuard"/>).
/// </summary>
public sealed partial class MailComposer(MailTexts texts, MailHouse house)
{
    public OutgoingMail Compose(MailKind kind, MailFacts facts, Language language)
    {
        var leftOut = new Wording(texts.Raw("mail.hidden", Language.Chinese), texts.Raw("mail.hidden", Language.English));
        var page = PageOf(kind, facts with { Case = MailGuard.Clean(facts.Case, leftOut) }, language);
        return new()
        {
            MessageId = facts.MessageId,
            Thread = facts.Thread,
            From = house.From,
            To = facts.To,
            ReplyTo = facts.ReplyTo,
            Subject = page.Subject,
            Text = MailPlain.Write(page),
            Html = MailHtml.Write(page),
        };
    }

    private MailPage PageOf(MailKind kind, MailFacts facts, Language language)
    {
        var places = Places(facts, language);
        string Say(string key) => texts.Say(key, language, places);
        return new()
        {
            Lang = language == Language.Chinese ? "zh-CN" : "en",
            Subject = OneLine(Say($"{kind.Room}.subject")),
            House = Say("mail.house"),
            Greeting = Say("mail.greeting"),
            Headline = OneLine(Say($"{kind.Room}.headline")),
            Rows = new MailRows(texts, kind, facts, language).All,
            Say = kind == MailKind.AccountCorrection ? Say("mail.accountCorrection.say") : null,
            Main = new(Say($"{kind.Room}.button"), facts.Open.AbsoluteUri),
            Other = kind.AsksToAct ? new(Say("mail.inbox"), Url(MailRoutes.Inbox)) : null,
            Note = kind.AsksToAct ? NoteOf(kind, facts.Case.StepUp, Say) : null,
            Foot = Foot(kind, facts, Say),
            Choices = new(Say("mail.foot.choices"), Url(MailRoutes.Choices)),
        };
    }

    private static string NoteOf(MailKind kind, MailStepUp stepUp, Func<string, string> say) =>
        say(kind is MailKind.Returned or MailKind.AccountCorrection ? "mail.note.submits" : "mail.note.decides")
        + stepUp switch
        {
            MailStepUp.Money => say("mail.note.money"),
            MailStepUp.Marked => say("mail.note.marked"),
            _ => "",
        };

    private ImmutableArray<string> Foot(MailKind kind, MailFacts facts, Func<string, string> say) =>
    [
        .. facts.LinkEnds is not null ? [say("mail.foot.personal")]
            : kind == MailKind.NoticePublished ? Array.Empty<string>()
            : [say("mail.foot.signIn")],
        say("mail.foot.secrets"),
        say(facts.ReplyTo is null ? "mail.foot.automatic" : "mail.foot.reply"),
        .. house.Phone.Length > 0 ? [say("mail.foot.phone")] : Array.Empty<string>(),
    ];

    private (string, string)[] Places(MailFacts facts, Language language)
    {
        var about = facts.Case;
        var due = about.Due is { } d ? MailRows.Day(d.Day, facts.Today, language) : null;
        // A subject says the day without its weekday: 「（6月23日前）」.
        var dueShort = due is null ? null : language == Language.Chinese ? due.Split(' ')[0] : due;
        string Suffix(string name) => dueShort is null ? "" : texts.Say("mail.day." + name, language, ("day", dueShort));
        return
        [
            ("process", about.Process.In(language)),
            ("number", about.Number),
            ("union", about.Union.In(language)),
            ("name", facts.To.Name),
            ("act", about.Act?.In(language) ?? texts.Say("mail.act", language)),
            ("by", about.By?.In(language) ?? texts.Say("mail.somebody", language)),
            ("result", about.Result?.Words.In(language) ?? ""),
            ("headline", about.Headline?.In(language) ?? ""),
            ("before", Suffix("before")), ("due", Suffix("due")), ("until", Suffix("until")),
            ("day", facts.LinkEnds is { } ends ? MailRows.Day(ends.Day, facts.Today, language) : ""),
            ("time", MailRows.Time(facts.LinkEnds?.Until)),
            ("phone", house.Phone),
        ];
    }

    private string Url(string path) => MailRoutes.In(house.PublicUrl, path).AbsoluteUri;

    // A subject is a header: a name with a line break in it must not become a second one.
    private static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\s\p{Cc}\u2028\u2029]+")]
    private static partial Regex Blanks();
}
