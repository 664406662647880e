using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Instances;

/// <summary>A printed receipt (回执) that leads to how the case stands, without names. Only a hash of its address is kept.</summary>
[Table("receipts"), PrimaryKey(nameof(Hash)), Index(nameof(InstanceId))]
public class ReceiptRow
{
    /// <summary>SHA-256 of the secret part of the address, 64 hexadecimal digits in lower case.</summary>
    public required string Hash { get; set; }
    public required string InstanceId { get; set; }
    public required string IssuedBy { get; set; }
    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>When somebody ended it or printed another; null while it leads somewhere.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
