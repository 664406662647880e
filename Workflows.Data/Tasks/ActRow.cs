using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Tasks;

/// <summary>Somebody answered a task: the list 已办, and how a task that is gone ended.</summary>
[Table("acts"), PrimaryKey(nameof(Id))]
[Index(nameof(PersonId), nameof(At), nameof(Id)), Index(nameof(TaskId)), Index(nameof(InstanceId))]
public class ActRow
{
    public long Id { get; set; }
    public required string InstanceId { get; set; }
    public long Seq { get; set; }
    [MaxLength(Lengths.TaskId)] public required string TaskId { get; set; }
    public required string NodeId { get; set; }
    public int Visit { get; set; }
    [MaxLength(Lengths.Words)] public required string StageName { get; set; }
    [MaxLength(Lengths.Words)] public required string StageEnglishName { get; set; }
    public required string PersonId { get; set; }

    /// <summary>The post acted as, <c>street.chair@unit</c>; may be empty.</summary>
    public required string AsPost { get; set; }

    /// <summary>The person substituted for; may be empty.</summary>
    public required string OnBehalfOf { get; set; }
    public required string Act { get; set; }
    public DateTimeOffset At { get; set; }
}
