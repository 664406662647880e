using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// What a received mail decides, if anything. In this order: automatic mail and second copies are ignored; what is not
/// certainly the mail of the person who was asked, sent to the secret address of a task that is still open, goes to
/// quarantine; what that person may not decide by mail, or did not say in one clear word, is answered politely.
/// In doubt nothing is decided. The same code judges the mails of the mailbox and those of a folder.
/// </summary>
public static class MailJudge
{
    public static MailVerdict Judge(IncomingMail mail, MailEnvelope envelope, ReplyContext context)
    {
        if (AutomaticMail.Sign(mail, envelope, context) is { } sign) return new MailVerdict.Ignored(sign);
        if (mail.MessageId is { } id && context.HasSeen(id)) return new MailVerdict.Ignored(Sentence.Of("receiving.ignored.duplicate"));
        if (mail.Faults is [var fault, ..]) return new MailVerdict.Quarantined(fault);
        if (mail.MessageId is null) return new MailVerdict.Quarantined(Sentence.Of("receiving.quarantined.noMessageId"));
        if (SenderCheck.ProblemOf(mail, envelope, context) is { } problem) return new MailVerdict.Quarantined(problem);
        if (context.Task != ReplyTask.Open) return new MailVerdict.Quarantined(Sentence.Of("receiving.quarantined.taskOver"));
        return (BarTo(context) ?? ReplyReading.Of(BodyText.Of(mail), NameOf(mail))) switch
        {
            ReplyReading.Clear clear => new MailVerdict.Decided(clear.Act, clear.Reason),
            ReplyReading.Unclear when context.AnsweredToday => new MailVerdict.Ignored(Sentence.Of("receiving.ignored.answeredToday")),
            ReplyReading.Unclear unclear => new MailVerdict.Answered(unclear.Why),
            _ => throw new InvalidOperationException("Unknown reading."),
        };
    }

    private static string NameOf(IncomingMail mail) => Mailboxes.Read(mail.Headers["From"] ?? "") is [var from, ..] ? from.Name : "";

    private static ReplyReading.Unclear? BarTo(ReplyContext context) => context switch
    {
        { RightEnded: true } => new(Sentence.Of("receiving.unclear.rightEnded")),
        { Kind: ReplyKind.Money } => new(Sentence.Of("receiving.unclear.money")),
        { Kind: ReplyKind.Ballot } => new(Sentence.Of("receiving.unclear.ballot")),
        _ => null,
    };
}
