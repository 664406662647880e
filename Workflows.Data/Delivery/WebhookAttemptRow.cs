using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Delivery;

/// <summary>One attempt to tell a webhook of an event, kept for 30 days for whoever looks why nothing arrives.</summary>
[Table("webhook_attempts"), PrimaryKey(nameof(Id)), Index(nameof(WebhookId), nameof(Id))]
public class WebhookAttemptRow
{
    public long Id { get; set; }
    public Guid WebhookId { get; set; }

    /// <summary>The same for every attempt at one event.</summary>
    public required string EventId { get; set; }
    public required string Event { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The status that was answered; null where nothing came back.</summary>
    public int? Status { get; set; }
    public int Milliseconds { get; set; }

    /// <summary>Why it counts as failed, in Chinese as logs are; null where it was taken.</summary>
    [MaxLength(Lengths.Words)] public string? Error { get; set; }
}
