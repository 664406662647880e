using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Tasks;

/// <summary>A person who may not answer a task although a principal of it covers them.</summary>
[Table("task_exclusions"), PrimaryKey(nameof(TaskId), nameof(PersonId))]
public class TaskExclusionRow
{
    [MaxLength(Lengths.TaskId)] public required string TaskId { get; set; }
    public required string PersonId { get; set; }

    /// <summary>Key of the sentence that says why not.</summary>
    public required string Reason { get; set; }
}
