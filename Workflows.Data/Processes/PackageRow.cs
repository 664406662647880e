using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Processes;

/// <summary>A released package. Its files never change; new cases take the active one of a name, running ones stay with theirs.</summary>
[Table("packages"), PrimaryKey(nameof(Hash)), Index(nameof(Name), nameof(DeployedAt))]
public class PackageRow
{
    /// <summary>SHA-256 over all files: the version.</summary>
    public required string Hash { get; set; }
    public required string Name { get; set; }

    /// <summary>Counts the versions of a name, from 1, for people.</summary>
    public int Number { get; set; }
    public bool Active { get; set; }
    public DateTimeOffset DeployedAt { get; set; }
    public required string DeployedBy { get; set; }
}
