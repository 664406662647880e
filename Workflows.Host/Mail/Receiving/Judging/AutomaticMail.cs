using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>Mail that no person wrote, or that goes to many: absence notes, bounces, receipts, calendar answers, lists (RFC 3834, 3464, 2369).</summary>
public static class AutomaticMail
{
    private static readonly string[] Flags = ["X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Auto-Reply", "X-Auto-Reply-From", "X-Mail-Autoreply", "X-AutoReply-From", "X-Failed-Recipients", "X-Loop"];
    private static readonly string[] Suppressing = ["all", "oof", "autoreply"];

    /// <summary>By what it is recognised; null for mail of a person.</summary>
    public static Sentence? Sign(IncomingMail mail, MailEnvelope envelope, ReplyContext context)
    {
        var headers = mail.Headers;
        if (IsBounce(mail)) return Sentence.Of("receiving.ignored.bounce");
        if (ReturnPath(mail, envelope) is "") return Sentence.Of("receiving.ignored.noReturnPath");
        if (headers.All("Auto-Submitted").FirstOrDefault(v => MimeParameters.Read(v).Value is not "no") is not null) return Header("Auto-Submitted");
        if (headers.All("Precedence").Any(v => v.Trim().ToLowerInvariant() is "bulk" or "list" or "junk" or "auto_reply")) return Header("Precedence");
        if (headers.Lines.FirstOrDefault(h => h.Name.StartsWith("List-", StringComparison.OrdinalIgnoreCase)).Name is { } list) return Header(list);
        if (Flags.FirstOrDefault(headers.Has) is { } flag) return Header(flag);
        if (headers.All("X-Auto-Response-Suppress").SelectMany(v => v.Split(',', ';')).Any(v => Suppressing.Contains(v.Trim().ToLowerInvariant())))
            return Header("X-Auto-Response-Suppress");
        if (ReplyWords.BeginsAutomatically(mail.Subject)) return Header("Subject");
        if (mail.Root.All.Any(p => p.Is("text/calendar"))) return Sentence.Of("receiving.ignored.calendar");
        return IsOwnOrMachine(mail, envelope, context) ? Sentence.Of("receiving.ignored.own") : null;

        static Sentence Header(string name) => Sentence.Of("receiving.ignored.automatic", ("header", name));
    }

    /// <summary>A delivery report, or a receipt that a mail was read.</summary>
    public static bool IsBounce(IncomingMail mail) => mail.Root.Is("multipart/report") || mail.Root.All.Any(p => p.Is("message/delivery-status"));

    /// <summary>Empty where nobody is to be answered; null where it is not known.</summary>
    public static string? ReturnPath(IncomingMail mail, MailEnvelope envelope) => (envelope.From ?? mail.Headers["Return-Path"])?.Trim().Trim('<', '>').Trim();

    private static bool IsOwnOrMachine(IncomingMail mail, MailEnvelope envelope, ReplyContext context)
    {
        ImmutableArray<string> own = [context.ReplyAddress, ReplyAddresses.Base(context.ReplyAddress), .. context.Own];
        var senders = (Mailboxes.Read(mail.Headers["From"] ?? "") ?? []).Select(m => m.Address).Append(ReturnPath(mail, envelope) ?? "").Where(a => a is not "").ToList();
        return senders.Any(s => own.Any(o => Mailboxes.Same(o, s)) || s.Split('@')[0].ToLowerInvariant() is "mailer-daemon" or "postmaster");
    }
}
