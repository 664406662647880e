using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Tasks;

/// <summary>What somebody narrowed a list by, kept under a name. Seen by nobody else.</summary>
[Table("saved_filters"), PrimaryKey(nameof(PersonId), nameof(List), nameof(Name))]
public class SavedFilterRow
{
    public required string PersonId { get; set; }

    /// <summary>The list: <c>inbox</c>, <c>cases</c>.</summary>
    public required string List { get; set; }
    [Spoken] public required string Name { get; set; }

    /// <summary>Its conditions as they stand in the list's address, without <c>?</c>.</summary>
    [MaxLength(Lengths.Words)] public required string Query { get; set; }
    public DateTimeOffset At { get; set; }
}
