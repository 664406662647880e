using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Processes;

/// <summary>A package kept here. Its files never change; which one new cases begin with says <see cref="PackageReleaseRow"/>, running ones stay with theirs.</summary>
[Table("packages"), PrimaryKey(nameof(Hash)), Index(nameof(Name), nameof(DeployedAt))]
public class PackageRow
{
    /// <summary>SHA-256 over all files: the version.</summary>
    public required string Hash { get; set; }
    public required string Name { get; set; }

    /// <summary>Counts the versions of a name, from 1, for people.</summary>
    public int Number { get; set; }

    /// <summary>True where it was in force in release 0.1, which kept no releases; read once to begin them.</summary>
    public bool Active { get; set; }
    public DateTimeOffset DeployedAt { get; set; }
    public required string DeployedBy { get; set; }
}
