using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Identity;

/// <summary>A member lost phone or password and came to the desk: one person asks, another confirms.</summary>
[Table("recoveries"), PrimaryKey(nameof(Id)), Index(nameof(ConfirmedAt), nameof(AskedAt)), Index(nameof(PersonId))]
public class RecoveryRow
{
    public Guid Id { get; set; }

    /// <summary>The member.</summary>
    public required string PersonId { get; set; }
    public required string AskedBy { get; set; }
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>How the asker made sure who it is.</summary>
    [MaxLength(Lengths.Any)] public required string Words { get; set; }

    /// <summary>The member's new mobile; null where it stays.</summary>
    public string? Mobile { get; set; }
    public string? ConfirmedBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Unconfirmed until here it is over.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
