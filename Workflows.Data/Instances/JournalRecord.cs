using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Instances;

/// <summary>One accepted command of a case, as the exact bytes that were hashed. Added, never changed.</summary>
[Table("journal"), PrimaryKey(nameof(InstanceId), nameof(Seq))]
[Index(nameof(InstanceId), nameof(CommandId), IsUnique = true), Index(nameof(ActorId), nameof(At))]
public class JournalRecord
{
    public required string InstanceId { get; set; }
    public long Seq { get; set; }
    [MaxLength(Lengths.Words)] public required string CommandId { get; set; }
    public required byte[] Bytes { get; set; }
    public required string Hash { get; set; }
    public required string ActorId { get; set; }
    public DateTimeOffset At { get; set; }
}
