using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Identity;

/// <summary>
/// One sign-in on one device, from its beginning until somebody ends it, it lies idle too long, or its time is over. The cookie
/// bears its id; ending the row ends it on every host at once.
/// </summary>
[Table("sessions"), PrimaryKey(nameof(Id)), Index(nameof(AccountId), nameof(LapsesAt))]
public class SessionRow
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }
    public DateTimeOffset BeganAt { get; set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>However much it is used, it ends then.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>Unused for longer than this it is over; null where only <see cref="EndsAt"/> counts.</summary>
    public int? IdleMinutes { get; set; }

    /// <summary>It lasts until here unless it is used again; the instant it was ended where somebody ended it.</summary>
    public DateTimeOffset LapsesAt { get; set; }

    /// <summary>「Chrome · Windows」; empty where the browser did not say.</summary>
    public required string Device { get; set; }

    /// <summary>The network address it was begun from.</summary>
    public required string Address { get; set; }
}
