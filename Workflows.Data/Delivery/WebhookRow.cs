using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Workflows.Data.Rules;

namespace Workflows.Data.Delivery;

/// <summary>
/// An address of another system that is told of events. A step reads which there are from what it keeps in memory, so a change
/// here gives the world a new stamp.
/// </summary>
[Table("webhooks"), PrimaryKey(nameof(Id))]
public class WebhookRow : IWorldRow
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    [MaxLength(Lengths.Words)] public required string Address { get; set; }

    /// <summary>The kinds of events it is told of, parted by spaces.</summary>
    [MaxLength(Lengths.Words)] public required string Events { get; set; }

    /// <summary>The secret its signatures are made with, encrypted under the webhook's own key.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>The secret before, with which is signed as well until <see cref="FormerUntil"/>; null for none.</summary>
    public byte[]? FormerSecret { get; set; }
    public DateTimeOffset? FormerUntil { get; set; }

    /// <summary>Since when it is told nothing; null while it is told.</summary>
    public DateTimeOffset? PausedAt { get; set; }
    public required string CreatedBy { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
