using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Mail;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Evidence;

namespace Workflows.Host.Mail.Receiving;

/// <summary>The mails that came in, for administrators: listed, looked at, put away. Nothing is decided by them here.</summary>
public sealed class ReceivedMails(IDbContextFactory<WorkflowsContext> contexts, EvidenceStore evidence, SystemJournal journal, TimeProvider clock)
{
    /// <summary>A page of them by key, the newest first.</summary>
    /// <param name="before">The last id of the page before; 0 for the first.</param>
    public async Task<ImmutableArray<ReceivedMailRow>> ListAsync(bool all, long before, int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return [.. await context.ReceivedMails.AsNoTracking()
            .Where(m => (all || m.State == ReceivedMailState.Waiting) && (before == 0 || m.Id < before)).OrderByDescending(m => m.Id).Take(take).ToListAsync(cancellation)];
    }

    public async Task<int> WaitingAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ReceivedMails.CountAsync(m => m.State == ReceivedMailState.Waiting, cancellation);
    }

    /// <summary>The mail in clear, with an entry in the system journal; null where there is none.</summary>
    public async Task<OpenedMail?> OpenAsync(long id, string by, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.ReceivedMails.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation) is not { } row) return null;
        await journal.WriteAsync("receivedMailOpened", by, [("mail", row.EvidenceHash)], cancellation);
        return OpenedMail.Of(row, await evidence.OpenAsync(context, row.EvidenceHash, cancellation) is { } file ? MimeReader.Read(file.Bytes) : null);
    }

    /// <summary>Puts a mail away that waits; any other stays as it is.</summary>
    public async Task DismissAsync(long id, string by, string reason, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (await context.ReceivedMails.SingleOrDefaultAsync(m => m.Id == id && m.State == ReceivedMailState.Waiting, cancellation) is not { } row) return;
        (row.State, row.DismissedBy, row.DismissedAt, row.DismissReason) = (ReceivedMailState.Dismissed, by, clock.GetUtcNow(), reason.Cut(Lengths.Words));
        await journal.AppendAsync(context, "receivedMailDismissed", by, [("mail", row.EvidenceHash), ("reason", row.DismissReason)], cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}

/// <summary>A received mail in front of an administrator.</summary>
/// <param name="Verdicts">What servers wrote about its sender.</param>
/// <param name="Text">As its reader would see it, without anything that could run or load.</param>
public sealed record OpenedMail(ReceivedMailRow Row, Sentence Why, ImmutableArray<string> Verdicts, string Text)
{
    private const int MostVerdicts = 10, LongestText = 20_000;

    public static OpenedMail Of(ReceivedMailRow row, IncomingMail? mail) => new(
        row, WhyOf(row), mail is null ? [] : [.. mail.Headers.All("Authentication-Results").Take(MostVerdicts).Select(v => v.Cut(Lengths.Words))],
        mail is not null && BodyText.Of(mail) is var body ? (body.Plain ?? body.Html ?? "").Cut(LongestText) : "");

    public static Sentence WhyOf(ReceivedMailRow row) => StoredSentence.Read(row.Why);
}
