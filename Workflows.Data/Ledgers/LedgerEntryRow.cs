using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Ledgers;

/// <summary>A movement on a ledger, chained to the one before. Added, never changed.</summary>
[Table("ledger_entries"), PrimaryKey(nameof(LedgerId), nameof(Seq))]
[Index(nameof(LedgerId), nameof(Kind), nameof(EntryKey), IsUnique = true), Index(nameof(InstanceId))]
public class LedgerEntryRow
{
    public required string LedgerId { get; set; }
    public long Seq { get; set; }

    /// <summary><c>allocate</c>, <c>reduce</c>, <c>reserve</c>, <c>release</c>, <c>pay</c>, <c>return</c>.</summary>
    public required string Kind { get; set; }
    [MaxLength(Lengths.TaskId)] public required string EntryKey { get; set; }

    /// <summary>The amount of the movement, in fen; positive.</summary>
    public long Fen { get; set; }

    /// <summary>What it does to the balance, in fen: paying what was set aside before does nothing to it.</summary>
    public long ChangeFen { get; set; }
    public long BalanceFen { get; set; }

    /// <summary>The case it belongs to; empty for an allocation.</summary>
    public required string InstanceId { get; set; }
    public long InstanceSeq { get; set; }
    public required string ActorId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The entry as it was hashed, the hash of the one before included.</summary>
    public required byte[] Bytes { get; set; }
    public required string Hash { get; set; }
}
