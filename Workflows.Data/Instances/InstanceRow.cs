using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Instances;

/// <summary>
/// A case: its state as a cache of its journal, and what lists show of it. Locked by whoever steps it, so that acts on one
/// case queue up and never collide.
/// </summary>
[Table("instances"), PrimaryKey(nameof(Id))]
[Index(nameof(StartCommandId), IsUnique = true), Index(nameof(Number))]
[Index(nameof(StartedAt), nameof(Id)), Index(nameof(StarterId), nameof(StartedAt)), Index(nameof(UnitPath))]
[Index(nameof(Stuck)), Index(nameof(Running), nameof(PackageHash))]
public class InstanceRow
{
    public required string Id { get; set; }

    /// <summary>The command that began it: the same filing sent twice makes one case.</summary>
    public required string StartCommandId { get; set; }
    public required string Number { get; set; }
    [Spoken, MaxLength(Lengths.Words)] public required string Title { get; set; }
    public required string PackageName { get; set; }
    public required string PackageHash { get; set; }

    /// <summary>True while the case runs.</summary>
    public bool Running { get; set; }

    /// <summary>How it ended; empty while running.</summary>
    public required string Outcome { get; set; }
    public required string UnitId { get; set; }

    /// <summary>Ids from the root unit to the case's, each followed by <c>/</c>, as they were at the start.</summary>
    [MaxLength(Lengths.Words)] public required string UnitPath { get; set; }

    /// <summary><c>ordinary</c>, <c>personal</c> or <c>sealed</c>; a sealed case is never seen by ancestry.</summary>
    public required string Sensitivity { get; set; }
    public required string StarterId { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Rows of its journal.</summary>
    public long Seq { get; set; }

    /// <summary>The hash of its last journal row.</summary>
    public required string LastHash { get; set; }
    public required byte[] State { get; set; }

    /// <summary>Shape of <see cref="State"/>; another one than the program's is rebuilt from the journal.</summary>
    public int StateSchema { get; set; }
    public long? AmountFen { get; set; }

    /// <summary>True where a node cannot go on by itself.</summary>
    public bool Stuck { get; set; }

    /// <summary>Instant of the last accepted command.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}
