using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Installation;

/// <summary>One entry of the chain of what happens beside the cases: sign-ins, denials, unsealings, exports, configuration, releases.</summary>
[Table("system_journal"), PrimaryKey(nameof(Seq)), Index(nameof(Kind), nameof(Seq)), Index(nameof(ActorId), nameof(Seq))]
public class SystemJournalRow
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public long Seq { get; set; }

    /// <summary><c>signedIn</c>, <c>denied</c>, <c>unsealed</c>, <c>exported</c>, <c>released</c> …</summary>
    public required string Kind { get; set; }
    public required string ActorId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The entry as it was hashed, the hash of the one before included.</summary>
    public required byte[] Bytes { get; set; }
    public required string Hash { get; set; }
}
