using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Tasks;

/// <summary>An open task as lists show it: a projection of the case's state, written in the same transaction.</summary>
[Table("tasks"), PrimaryKey(nameof(Id)), Index(nameof(InstanceId)), Index(nameof(DueAt))]
public class TaskRow
{
    [MaxLength(Lengths.TaskId)] public required string Id { get; set; }
    public required string InstanceId { get; set; }
    public required string NodeId { get; set; }
    public int Visit { get; set; }
    public required string Purpose { get; set; }

    /// <summary>Kind of stage: <c>approval</c>, <c>publicNotice</c> …</summary>
    public required string Kind { get; set; }

    /// <summary>Name of the stage on the diagram.</summary>
    [MaxLength(Lengths.Words)] public required string StageName { get; set; }
    [MaxLength(Lengths.Words)] public required string StageEnglishName { get; set; }
    public required string PackageName { get; set; }
    public required string PackageHash { get; set; }
    public required string Number { get; set; }
    [Spoken, MaxLength(Lengths.Words)] public required string Title { get; set; }
    public required string UnitId { get; set; }
    public required string StarterId { get; set; }
    public required string Sensitivity { get; set; }
    public required string Form { get; set; }
    public long? AmountFen { get; set; }
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>The due day; null where no clock runs.</summary>
    public DateOnly? DueDay { get; set; }

    /// <summary>24:00 of the due day.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>True where the clock stands still because the case waits for others.</summary>
    public bool Paused { get; set; }
}
