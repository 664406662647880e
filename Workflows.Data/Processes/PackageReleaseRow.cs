using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Processes;

/// <summary>
/// From an instant on new cases of a process begin with this package, until a later release comes. Added, never changed; one
/// that has not come yet can be taken back. An earlier package comes into force again by a new row.
/// </summary>
[Table("package_releases"), PrimaryKey(nameof(Id)), Index(nameof(Name), nameof(From), nameof(Id))]
public class PackageReleaseRow
{
    public long Id { get; set; }

    /// <summary>The process.</summary>
    public required string Name { get; set; }
    public required string PackageHash { get; set; }
    public DateTimeOffset From { get; set; }
    public required string ReleasedBy { get; set; }
    public DateTimeOffset ReleasedAt { get; set; }

    /// <summary>Why, as the person who released it wrote; empty for what came with the product.</summary>
    [MaxLength(Lengths.Words)] public required string Reason { get; set; }
}
