namespace Workflows.Host.Mail;

/// <summary>
/// A link that was sent: who may use it, for which visit of which task, under which package, and until when.
/// The token itself is known only to the mail; here stands its SHA-256.
/// </summary>
public sealed record MailToken
{
    /// <summary>SHA-256 of the token, 64 hexadecimal digits in lower case.</summary>
    public required string Hash { get; init; }
    public required string PersonId { get; init; }
    public required string InstanceId { get; init; }
    public required string TaskId { get; init; }
    public required int Visit { get; init; }
    public required string PackageHash { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The first instant at which the link no longer decides.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
    public DateTimeOffset? KilledAt { get; init; }
    public MailTokenEnd? KilledBy { get; init; }
}

/// <summary>What made a link useless before its time.</summary>
public enum MailTokenEnd { Decided, Returned, Transferred, Withdrawn, Ended }
