using System.Globalization;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>What a link can do at an instant. Only <see cref="Live"/> decides; every other has its sentence, never an error page.</summary>
public abstract record TokenState
{
    private TokenState() { }

    /// <summary>The person may be asked for the choice; whether they are entitled is checked when they act.</summary>
    public sealed record Live(MailToken Token) : TokenState;

    /// <summary>Nothing to decide by this link any more.</summary>
    public sealed record Over(Sentence Says) : TokenState;

    /// <summary>
    /// Reads a link against its task. What became of the task comes first, because it is what the reader wants to know;
    /// then the reader's own act, then the link's own time.
    /// </summary>
    /// <param name="token">Null where the store knows no such hash.</param>
    /// <param name="task">The task as it is now; null where it is gone.</param>
    public static TokenState Check(MailToken? token, LinkedTask? task, DateTimeOffset now, TimeZoneInfo zone) => (token, task) switch
    {
        (null, _) => Ends("mail.link.unknown"),
        ({ UsedAt: { } used }, { End: not null }) => Ends("mail.link.used", used, zone),
        (_, { End: { } end }) => Outcome(end, zone),
        ({ UsedAt: { } used }, _) => Ends("mail.link.used", used, zone),
        ({ KilledAt: { } killed, KilledBy: var by }, _) => Ends(KeyOf(by ?? MailTokenEnd.Ended), killed, zone),
        (_, null) => Ends("mail.link.changed"),
        ({ TaskId: var id, Visit: var visit, PackageHash: var package }, _)
            when task.TaskId != id || task.Visit != visit || task.PackageHash != package => Ends("mail.link.changed"),
        ({ ExpiresAt: var expires }, _) when now >= expires => Ends("mail.link.expired", expires, zone),
        _ => new Live(token),
    };

    private static Over Outcome(LinkedTaskEnd end, TimeZoneInfo zone) =>
        end is { How: MailTokenEnd.Decided, By: { } by, Outcome: { } outcome }
            ? new(Sentence.Of("mail.link.decidedBy", ("at", At(end.At, zone)), ("by", by), ("outcome", outcome)))
            : Ends(KeyOf(end.How), end.At, zone);

    private static string KeyOf(MailTokenEnd end) => end switch
    {
        MailTokenEnd.Decided => "mail.link.decided",
        MailTokenEnd.Returned => "mail.link.returned",
        MailTokenEnd.Transferred => "mail.link.transferred",
        MailTokenEnd.Withdrawn => "mail.link.withdrawn",
        _ => "mail.link.ended",
    };

    private static Over Ends(string key) => new(Sentence.Of(key));
    private static Over Ends(string key, DateTimeOffset at, TimeZoneInfo zone) => new(Sentence.Of(key, ("at", At(at, zone))));

    // A day and an hour read the same in both languages this way, and sort.
    private static string At(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>The task a link was sent for, as it is now.</summary>
public sealed record LinkedTask(string TaskId, int Visit, string PackageHash, LinkedTaskEnd? End = null);

/// <summary>How a task ended, when, and — where the reader may know it — by whom with which outcome.</summary>
public sealed record LinkedTaskEnd(MailTokenEnd How, DateTimeOffset At, string? By = null, Sentence? Outcome = null);
