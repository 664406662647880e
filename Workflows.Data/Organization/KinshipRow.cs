using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Organization;

/// <summary>Two persons are registered as near relatives (G-07). Stored once, true in both directions.</summary>
[Table("kinship"), PrimaryKey(nameof(Id)), Index(nameof(PersonId)), Index(nameof(OtherId))]
public class KinshipRow : IValid
{
    public long Id { get; set; }
    public required string PersonId { get; set; }
    public required string OtherId { get; set; }

    /// <summary><c>spouse</c>, <c>parent</c>, <c>sibling</c> …</summary>
    public required string Relation { get; set; }
    public DateTimeOffset ValidFrom { get; set; }
    public DateTimeOffset? ValidTo { get; set; }
}
