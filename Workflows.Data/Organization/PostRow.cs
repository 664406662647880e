using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Organization;

/// <summary>A person holds a post at a unit for a time.</summary>
[Table("posts"), PrimaryKey(nameof(Id)), Index(nameof(Post), nameof(UnitId)), Index(nameof(PersonId))]
public class PostRow : IValid
{
    public long Id { get; set; }

    /// <summary>Kind of post: <c>street.vice-chair</c>.</summary>
    public required string Post { get; set; }
    public required string UnitId { get; set; }
    public required string PersonId { get; set; }
    public DateTimeOffset ValidFrom { get; set; }
    public DateTimeOffset? ValidTo { get; set; }
}
