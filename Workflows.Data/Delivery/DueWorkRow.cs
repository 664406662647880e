using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Delivery;

/// <summary>
/// A timer of a case that has not come yet: a projection of the case's state. Whoever holds the lease turns it into a
/// command; the command's id makes a second try harmless.
/// </summary>
[Table("due_work"), PrimaryKey(nameof(InstanceId), nameof(TimerId)), Index(nameof(At))]
public class DueWorkRow
{
    public required string InstanceId { get; set; }
    [MaxLength(Lengths.Words)] public required string TimerId { get; set; }

    /// <summary>When it comes; after a failure, when it is tried again.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Until when a worker has it; null where none has.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
    public string? LeasedBy { get; set; }
    public int Attempts { get; set; }
    [MaxLength(Lengths.Any)] public string? LastError { get; set; }
}
