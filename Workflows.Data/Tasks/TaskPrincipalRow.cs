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

    /// <summary>
    /// <c>person:7</c> or <c>post:street.chair@unit</c>. A task one of several takes first stands under <see cref="ToClaim"/> and
    /// the key until somebody takes it; then under that person, and under <see cref="Held"/> and the key for the others.
    /// </summary>
    public required string Principal { get; set; }

    /// <summary>When it is due, for the order of lists; <see cref="Never"/> where no clock runs.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Key of the sentence that says why it is theirs.</summary>
    public required string Why { get; set; }

    /// <summary>Stands before the keys of those who may take the task.</summary>
    public const string ToClaim = "claim:";

    /// <summary>Stands before the keys of those it lay before, while one of them has it.</summary>
    public const string Held = "held:";

    /// <summary>Later than every due day.</summary>
    public static DateTimeOffset Never { get; } = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
