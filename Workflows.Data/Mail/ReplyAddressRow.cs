using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Mail;

/// <summary>The secret address at which one person may answer one visit of one task. The address itself is never stored.</summary>
[Table("reply_addresses"), PrimaryKey(nameof(Hash)), Index(nameof(TaskId))]
public class ReplyAddressRow
{
    /// <summary>SHA-256 of the tag in the address, 64 hexadecimal digits in lower case.</summary>
    public required string Hash { get; set; }
    public required string PersonId { get; set; }
    public required string InstanceId { get; set; }
    [MaxLength(Lengths.TaskId)] public required string TaskId { get; set; }
    public int Visit { get; set; }

    /// <summary>Hash of what the last mail with this address was written from.</summary>
    public required string Seen { get; set; }
    public DateTimeOffset IssuedAt { get; set; }
}
