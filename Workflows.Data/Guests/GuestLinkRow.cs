using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Guests;

/// <summary>A link that was sent to a guest of a case. It lasts as long as the guest's access; only a hash of its token is kept.</summary>
[Table("guest_links"), PrimaryKey(nameof(Hash)), Index(nameof(GuestId))]
public class GuestLinkRow
{
    /// <summary>SHA-256 of the token, 64 hexadecimal digits in lower case.</summary>
    public required string Hash { get; set; }
    public required string GuestId { get; set; }
    public required string InstanceId { get; set; }
    public DateTimeOffset IssuedAt { get; set; }
}
