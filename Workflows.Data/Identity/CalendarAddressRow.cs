using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Identity;

/// <summary>The secret address under which a person's calendar program reads their due tasks; one for a person, gone when it is revoked.</summary>
[Table("calendar_addresses"), PrimaryKey(nameof(PersonId)), Index(nameof(Hash), IsUnique = true)]
public class CalendarAddressRow
{
    public required string PersonId { get; set; }

    /// <summary>SHA-256 of the secret part, 64 hexadecimal digits; the secret itself is kept nowhere.</summary>
    public required string Hash { get; set; }
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>When it was last read, to the minute; null where it never was.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}
