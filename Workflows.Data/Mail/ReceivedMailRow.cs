using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Mail;

/// <summary>A mail that came into the mailbox and what became of it. The mail itself lies among the evidence under its hash.</summary>
[Table("received_mails"), PrimaryKey(nameof(Id))]
[Index(nameof(MessageId)), Index(nameof(EvidenceHash), IsUnique = true), Index(nameof(State), nameof(Id)), Index(nameof(PersonId), nameof(ReceivedAt))]
public class ReceivedMailRow
{
    public long Id { get; set; }

    /// <summary>With angle brackets; empty where the mail has none that can be read.</summary>
    public required string MessageId { get; set; }
    public required string EvidenceHash { get; set; }

    /// <summary>The data subject under whose key the evidence is encrypted; empty = in clear.</summary>
    public required string SubjectId { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    [MaxLength(Lengths.Words)] public required string From { get; set; }
    [MaxLength(Lengths.Words)] public required string Subject { get; set; }

    /// <summary><c>approve</c>, <c>reject</c>, <c>return</c>, <c>answered</c>, <c>ignored</c>, <c>bounced</c> or <c>quarantined</c>.</summary>
    public required string Outcome { get; set; }

    /// <summary>The sentence that says why, as JSON.</summary>
    [MaxLength(Lengths.Any)] public required string Why { get; set; }

    /// <summary>Whose answer it is, or to whom a returned mail had been sent; null where no secret address was found.</summary>
    public string? PersonId { get; set; }
    public string? InstanceId { get; set; }
    [MaxLength(Lengths.TaskId)] public string? TaskId { get; set; }
    public ReceivedMailState State { get; set; }
    public string? DismissedBy { get; set; }
    public DateTimeOffset? DismissedAt { get; set; }
    [MaxLength(Lengths.Words)] public string? DismissReason { get; set; }
}

/// <summary>Stored as its number; numbers never change.</summary>
public enum ReceivedMailState
{
    /// <summary>Nobody has to do anything about it.</summary>
    Settled = 0,
    /// <summary>Waits for an administrator to look at it: in quarantine, or returned by a mail server.</summary>
    Waiting = 1,
    /// <summary>An administrator looked at it and put it away.</summary>
    Dismissed = 2,
}
