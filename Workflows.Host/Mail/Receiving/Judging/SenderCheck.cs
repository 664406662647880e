using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>Whether a mail is certainly of the person who was asked, sent to the secret address that only they were told.</summary>
public static class SenderCheck
{
    /// <summary>What is missing to certainty; null where nothing is.</summary>
    public static Sentence? ProblemOf(IncomingMail mail, MailEnvelope envelope, ReplyContext context)
    {
        if (context.AuthservId is "") return Sentence.Of("receiving.quarantined.off");
        if (!IsTo(mail, envelope, context.ReplyAddress)) return Sentence.Of("receiving.quarantined.address");
        if (Mailboxes.Read(mail.Headers.Only("From") ?? "") is not [var from]) return Sentence.Of("receiving.quarantined.from");
        if (mail.Headers["Sender"] is { } written && !(Mailboxes.Read(written) is [var sender] && Mailboxes.Same(sender.Address, from.Address)))
            return Sentence.Of("receiving.quarantined.sender");
        if (!Mailboxes.Same(from.Address, context.Approver)) return Sentence.Of("receiving.quarantined.notApprover", ("address", from.Address));
        return SenderProof.ProblemOf(mail.Headers, from, context.AuthservId);
    }

    /// <summary>
    /// By the envelope and by the headers: a mail the person once sent to somebody else, handed on by that one to the secret
    /// address, still bears their signature but was not meant for us.
    /// </summary>
    private static bool IsTo(IncomingMail mail, MailEnvelope envelope, string address) =>
        (envelope.To is null || Mailboxes.Same(envelope.To.Trim().Trim('<', '>'), address))
        && mail.Headers.All("To").Concat(mail.Headers.All("Cc")).SelectMany(to => Mailboxes.Read(to) ?? []).Any(m => Mailboxes.Same(m.Address, address));
}
