using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Tasks;

/// <summary>
/// A task once for each principal it is laid before. A person's inbox is the first rows of each of their principals, merged;
/// the index gives them in order without looking at more.
/// </summary>
[Table("task_principals"), PrimaryKey(nameof(TaskId), nameof(Principal))]
[Index(nameof(Principal), nameof(Due), nameof(TaskId))]
public class TaskPrincipalRow
{
    [MaxLength(Lengths.TaskId)] public required string TaskId { get; set; }

    /// <summary><c>person:7</c> or <c>post:street.chair@unit</c>.</summary>
    public required string Principal { get; set; }

    /// <summary>When it is due, for the order of lists; <see cref="Never"/> where no clock runs.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Key of the sentence that says why it is theirs.</summary>
    public required string Why { get; set; }

    /// <summary>Later than every due day.</summary>
    public static DateTimeOffset Never { get; } = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
