using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Delivery;

/// <summary>
/// Something to be done outside after the commit, at least once: a notification, the mails it became, one for each
/// recipient, and events told to webhooks. Its key names the effect for ever.
/// </summary>
[Table("outbox"), PrimaryKey(nameof(Id))]
[Index(nameof(InstanceId), nameof(Seq), nameof(Effect), nameof(Recipient), IsUnique = true)]
[Index(nameof(State), nameof(Due)), Index(nameof(State), nameof(Id))]
public class OutboxRow
{
    public long Id { get; set; }
    public required string InstanceId { get; set; }
    public long Seq { get; set; }

    /// <summary>Number of the effect in the step, from 0.</summary>
    public int Effect { get; set; }

    /// <summary>The person a mail is for, or <c>webhook:</c> and the id of one; empty for the notification itself.</summary>
    public required string Recipient { get; set; }

    /// <summary>One of <see cref="OutboxKinds"/>.</summary>
    public required string Kind { get; set; }
    [MaxLength(Lengths.Any)] public required string Payload { get; set; }
    public DateTimeOffset Due { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public string? LeasedBy { get; set; }
    public int Attempts { get; set; }
    public OutboxState State { get; set; }
    [MaxLength(Lengths.Any)] public string? LastError { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

public static class OutboxKinds
{
    /// <summary>Principals are to be told something; becomes mails.</summary>
    public const string Notify = "notify";
    /// <summary>One mail to one person.</summary>
    public const string Mail = "mail";
    /// <summary>A link sent to one guest of the case, by mail or short message.</summary>
    public const string Guest = "guest";
    /// <summary>One event told to one webhook.</summary>
    public const string Webhook = "webhook";
}

/// <summary>Stored as its number; numbers never change.</summary>
public enum OutboxState
{
    Open = 0,
    Done = 1,
    /// <summary>Given up; an administrator has to look at it.</summary>
    Dead = 2,
    /// <summary>An administrator decided that it is not to be delivered.</summary>
    Dropped = 3,
}
