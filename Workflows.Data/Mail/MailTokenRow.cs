namespace Workflows.Data.Mail;

/// <summary>
/// A link that was sent in a mail. Unique by <see cref="Hash"/>; looked up by it and, to end all links of a task,
/// by <see cref="TaskId"/>. The token itself is never stored.
/// </summary>
public class MailTokenRow
{
    public long Id { get; set; }

    /// <summary>SHA-256 of the token, 64 hexadecimal digits in lower case.</summary>
    public required string Hash { get; set; }
    public required string PersonId { get; set; }
    public required string InstanceId { get; set; }
    public required string TaskId { get; set; }
    public int Visit { get; set; }
    public required string PackageHash { get; set; }
    public DateTimeOffset IssuedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
    public DateTimeOffset? KilledAt { get; set; }

    /// <summary>What ended the link before its time; null while <see cref="KilledAt"/> is.</summary>
    public string? Reason { get; set; }
}
