using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Instances;

/// <summary>A signed-in person's page reported after display that it shows this task or case: the read mark. A row, no command.</summary>
[Table("opened"), PrimaryKey(nameof(PersonId), nameof(Subject)), Index(nameof(Subject))]
public class OpenedRow
{
    public required string PersonId { get; set; }

    /// <summary>A task's id, or a case's.</summary>
    [MaxLength(Lengths.TaskId)] public required string Subject { get; set; }
    public DateTimeOffset At { get; set; }
}
