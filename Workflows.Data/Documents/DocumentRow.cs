using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Documents;

/// <summary>A document (公文) of a case as lists show it: its number, how it stands, which file was made and which stamped.</summary>
[Table("documents"), PrimaryKey(nameof(InstanceId), nameof(NodeId), nameof(Visit))]
[Index(nameof(OrganId), nameof(Type), nameof(Year), nameof(Serial), IsUnique = true)]
public class DocumentRow
{
    public required string InstanceId { get; set; }
    public required string NodeId { get; set; }
    public int Visit { get; set; }

    /// <summary>The unit whose document it is.</summary>
    public required string OrganId { get; set; }

    /// <summary>文种: 告知书, 通知 …</summary>
    public required string Type { get; set; }

    /// <summary>文号; empty before it has one.</summary>
    public required string Number { get; set; }

    /// <summary>Year and serial of the number; null before. Unique with organ and kind: no number is given twice.</summary>
    public int? Year { get; set; }
    public long? Serial { get; set; }
    public DateOnly? DatedOn { get; set; }

    /// <summary><c>draft</c>, <c>review</c>, <c>number</c>, <c>stamp</c>, <c>send</c>, <c>sent</c>, <c>voided</c>.</summary>
    public required string Phase { get; set; }

    /// <summary>Hash of the file made last; empty before.</summary>
    public required string FileHash { get; set; }
    public required string TemplateHash { get; set; }

    /// <summary>Hash of the file that was stamped; empty where none was.</summary>
    public required string StampedHash { get; set; }

    /// <summary>Hashes of the scans, parted by spaces.</summary>
    [MaxLength(Lengths.Any)] public required string Scans { get; set; }

    /// <summary>Row of the journal that sent it; null before.</summary>
    public long? SentSeq { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}
