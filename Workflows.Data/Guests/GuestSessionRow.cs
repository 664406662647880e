using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Guests;

/// <summary>A guest has shown link and code, on one device; until they leave or its time is over.</summary>
[Table("guest_sessions"), PrimaryKey(nameof(Hash)), Index(nameof(GuestId), nameof(LapsesAt))]
public class GuestSessionRow
{
    /// <summary>SHA-256 of what the cookie bears, 64 hexadecimal digits in lower case.</summary>
    public required string Hash { get; set; }
    public required string GuestId { get; set; }
    public DateTimeOffset BeganAt { get; set; }

    /// <summary>However much it is used, it ends then.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>It lasts until here unless it is used again.</summary>
    public DateTimeOffset LapsesAt { get; set; }
    public required string Device { get; set; }
    public required string Address { get; set; }
}
