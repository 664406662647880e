using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Instances;

/// <summary>
/// What a person typed into a form and has not handed in. Always encrypted under a key of that person, for nobody can say
/// beforehand what is typed where.
/// </summary>
[Table("drafts"), PrimaryKey(nameof(PersonId), nameof(Subject))]
public class DraftRow
{
    public required string PersonId { get; set; }

    /// <summary>The task's id, or <c>start:</c> and the process for a case not yet filed.</summary>
    [MaxLength(Lengths.TaskId)] public required string Subject { get; set; }
    public required byte[] Content { get; set; }
    public DateTimeOffset SavedAt { get; set; }
}
