using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// Delivers one stored request: who is it to, may it be said, with which link, and off it goes. The outbox calls it at
/// least once and decides by <see cref="RetrySchedule"/> what becomes of <see cref="SendOutcome.Retry"/>.
/// Each attempt issues a link of its own, since only the hash of an earlier one is known; all of them die with the task.
/// </summary>
public sealed class MailDelivery(
    IMailTransport transport, MailComposer composer, IMailRecipients recipients, IMailTokenStore tokens,
    MailHouse house, TimeZoneInfo zone, TimeProvider clock, Receiving.ReplyTags? replies = null)
{
    public async Task<SendOutcome> DeliverAsync(MailRequest request, CancellationToken cancellationToken)
    {
        if (MailRequestCheck.ProblemOf(request) is { } problem) return new SendOutcome.Permanent(problem);
        var recipient = await recipients.FindAsync(request.RecipientId, cancellationToken);
        if (recipient is null) return new SendOutcome.Permanent(Sentence.Of("mail.request.noPerson", ("person", request.RecipientId)));
        if (string.IsNullOrEmpty(recipient.Address))
            return new SendOutcome.Permanent(Sentence.Of("mail.request.noAddress", ("name", recipient.Name)));

        var now = clock.GetUtcNow();
        var facts = new MailFacts
        {
            Case = request.Case,
            To = new(recipient.Name, recipient.Address),
            MessageId = MailIds.Message(request.Key, request.RecipientId, house.From.Address),
            Thread = request.InstanceId is { } instance ? MailIds.Thread(instance, house.From.Address) : null,
            Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime),
            Open = MailRoutes.In(house.PublicUrl, PathOf(request)),
        };
        if (TokenFor(request, facts.Today, now) is var (token, row, ends))
        {
            await tokens.IssueAsync(row, cancellationToken);
            facts = facts with { Open = MailRoutes.In(house.PublicUrl, MailRoutes.Link(token)), LinkEnds = ends };
            if (replies is not null)
                facts = facts with { ReplyTo = await replies.IssueAsync(request.RecipientId, row.InstanceId, request.Task!, cancellationToken) };
        }
        return await transport.SendAsync(composer.Compose(request.Kind, facts, recipient.Language), cancellationToken);
    }

    /// <summary>None where nothing is asked, where only a signed-in person can act, or where the due hour has passed: a link ends with it.</summary>
    private (string Token, MailToken Row, MailLinkEnd Ends)? TokenFor(MailRequest request, DateOnly today, DateTimeOffset now)
    {
        if (request is not { Task: { } task, InstanceId: { } instance } || !request.Kind.MayCarryLink) return null;
        var ends = MailLinks.EndOf(request.Case.Due, today);
        var expires = MailLinks.InstantOf(ends, zone);
        if (expires <= now) return null;
        var token = MailLinks.NewToken();
        return (token, new()
        {
            Hash = MailLinks.HashOf(token)!,
            PersonId = request.RecipientId,
            InstanceId = instance,
            TaskId = task.TaskId,
            Visit = task.Visit,
            PackageHash = task.PackageHash,
            IssuedAt = now,
            ExpiresAt = expires,
        }, ends);
    }

    private static string PathOf(MailRequest request) =>
        request.Case.OpensPath
        ?? (request.Task is { } task ? MailRoutes.Task(task.TaskId)
            : request.InstanceId is { } instance ? MailRoutes.Case(instance)
            : MailRoutes.Inbox);
}
