using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Registers;

/// <summary>A version of an entry of a register. Each change adds one; the latest is <see cref="Current"/>.</summary>
[Table("register_entries"), PrimaryKey(nameof(Register), nameof(Key), nameof(Version))]
[Index(nameof(Register), nameof(Current), nameof(UnitPath), nameof(Key)), Index(nameof(InstanceId))]
public class RegisterEntryRow
{
    public required string Register { get; set; }
    public required string Key { get; set; }

    /// <summary>From 1.</summary>
    public int Version { get; set; }
    public bool Current { get; set; }
    public required string UnitId { get; set; }
    public required string UnitPath { get; set; }

    /// <summary>The values as canonical JSON; sensitive ones sealed.</summary>
    public required byte[] Values { get; set; }

    /// <summary>The case whose fact wrote it; empty for an import.</summary>
    public required string InstanceId { get; set; }
    public long Seq { get; set; }
    public required string ActorId { get; set; }
    public DateTimeOffset At { get; set; }
}
