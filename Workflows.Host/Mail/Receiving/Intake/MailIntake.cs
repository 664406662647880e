using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Mail;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// Takes a received mail in: judges it, and in one transaction decides the task where it does, keeps the mail as evidence,
/// writes down what became of it, and lays the answer into the outbox. The same mail a second time changes nothing.
/// </summary>
public sealed class MailIntake(
    IDbContextFactory<WorkflowsContext> contexts, ReplyTags tags, ReplyDesk desk, EvidenceStore evidence, SystemJournal journal, MailboxOptions options,
    CommitSignal signal, TimeProvider clock)
{
    public async Task TakeAsync(byte[] raw, CancellationToken cancellation)
    {
        var hash = EvidenceStore.HashOf(raw);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.ReceivedMails.AnyAsync(m => m.EvidenceHash == hash, cancellation)) return;
        var mail = MimeReader.Read(raw);
        var found = await tags.FindAsync(AddressesIn(mail), cancellation);
        if (AutomaticMail.IsBounce(mail))
            await KeepAsync(new(raw, hash, mail, await tags.FindAsync(Returned(mail), cancellation) is (_, var about) ? about : found?.Row),
                "bounced", Sentence.Of("receiving.bounced"), null, cancellation);
        else if (found is not (var address, var row))
            await SettleAsync(new(raw, hash, mail, null), MailJudge.Judge(mail, EnvelopeOf(mail, options.Address), Nobody(await SeenAsync(context, mail, cancellation))), null, cancellation);
        else
            await AnswerAsync(new(raw, hash, mail, row), address, await SeenAsync(context, mail, cancellation), cancellation);
    }

    private async Task AnswerAsync(Taken taken, string address, bool seen, CancellationToken cancellation)
    {
        var reply = await desk.LookAsync(taken.Row!, cancellation);
        var verdict = MailJudge.Judge(taken.Mail, EnvelopeOf(taken.Mail, address), reply.Context(address, options, seen));
        if (verdict is MailVerdict.Decided decided)
        {
            var outcome = await desk.DecideAsync(reply, decided, taken.Mail.MessageId!, (step, stop) => WriteAsync(step.Context, taken, decided.Act, verdict.Why, stop), cancellation);
            if (outcome is null) return;
            verdict = new MailVerdict.Answered(outcome);
        }
        await SettleAsync(taken, verdict, reply, cancellation);
    }

    private Task SettleAsync(Taken taken, MailVerdict verdict, LookedUpReply? reply, CancellationToken cancellation) => verdict switch
    {
        MailVerdict.Answered => KeepAsync(taken, "answered", verdict.Why, reply, cancellation),
        MailVerdict.Ignored => KeepAsync(taken, "ignored", verdict.Why, null, cancellation),
        _ => KeepAsync(taken, "quarantined", verdict.Why, null, cancellation),
    };

    /// <param name="answer">The task whose person is answered; null where nobody is.</param>
    private async Task KeepAsync(Taken taken, string outcome, Sentence why, LookedUpReply? answer, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var row = await WriteAsync(context, taken, outcome, why, cancellation);
        await context.SaveChangesAsync(cancellation);
        if (answer is not null && desk.AnswerOf(answer, why, row.Id) is { } mail) context.Add(mail);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signal.Committed();
    }

    private async Task<ReceivedMailRow> WriteAsync(WorkflowsContext context, Taken taken, string outcome, Sentence why, CancellationToken cancellation)
    {
        var (mail, subject) = (taken.Mail, taken.Row?.PersonId ?? "");
        if (!await context.Evidence.AnyAsync(e => e.Hash == taken.Hash && e.SubjectId == subject, cancellation))
            context.Add(await evidence.RowAsync(context, taken.Hash, subject, taken.Raw, "message/rfc822", taken.Hash[..12] + ".eml", "system", cancellation));
        var row = new ReceivedMailRow
        {
            MessageId = (mail.MessageId ?? "").Cut(Lengths.Key), EvidenceHash = taken.Hash, SubjectId = subject, ReceivedAt = clock.GetUtcNow(),
            From = EncodedWords.Decode(mail.Headers["From"] ?? "").Cut(Lengths.Words), Subject = mail.Subject.Cut(Lengths.Words),
            Outcome = outcome, Why = StoredSentence.Write(why), PersonId = taken.Row?.PersonId, InstanceId = taken.Row?.InstanceId, TaskId = taken.Row?.TaskId,
            State = outcome is "quarantined" or "bounced" ? ReceivedMailState.Waiting : ReceivedMailState.Settled,
        };
        context.Add(row);
        await journal.AppendAsync(context, "mailReceived", taken.Row?.PersonId ?? "system",
            [("outcome", outcome), ("why", why.Key), ("mail", taken.Hash), ("case", taken.Row?.InstanceId ?? ""), ("task", taken.Row?.TaskId ?? "")], cancellation);
        return row;
    }

    private async Task<bool> SeenAsync(WorkflowsContext context, IncomingMail mail, CancellationToken cancellation) =>
        mail.MessageId is { } id && await context.ReceivedMails.AnyAsync(m => m.MessageId == id.Cut(Lengths.Key), cancellation);

    /// <summary>To whom the mailbox's server says that it was delivered, else to whom it is written.</summary>
    private static IEnumerable<string> AddressesIn(IncomingMail mail) =>
        new[] { "Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc" }.SelectMany(mail.Headers.All).SelectMany(h => Mailboxes.Read(h) ?? []).Select(m => m.Address);

    /// <summary>The secret address in the mail that a delivery report brings back.</summary>
    private static IEnumerable<string> Returned(IncomingMail mail) => mail.Root.All.Where(p => p.Is("message/rfc822") || p.Is("text/rfc822-headers"))
        .SelectMany(p => MimeReader.Read(TransferEncodings.Decode(p.Body.Span, p.Headers["Content-Transfer-Encoding"] ?? "").Bytes).Headers.All("Reply-To"))
        .SelectMany(h => Mailboxes.Read(h) ?? []).Select(m => m.Address);

    private static MailEnvelope EnvelopeOf(IncomingMail mail, string to) => new(mail.Headers["Return-Path"] is { } path ? path.Trim().Trim('<', '>') : null, to);

    private ReplyContext Nobody(bool seen) => new()
    {
        ReplyAddress = ReplyAddresses.Tagged(options.Address, "none"), Approver = "", AuthservId = options.AuthservId, Task = ReplyTask.Open, Kind = ReplyKind.Ordinary, HasSeen = _ => seen,
    };

    /// <param name="Row">What the secret address was issued for; null where there was none.</param>
    private sealed record Taken(byte[] Raw, string Hash, IncomingMail Mail, ReplyAddressRow? Row);
}
