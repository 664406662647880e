using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Identity;

/// <summary>Six digits that were sent to somebody's mail address or mobile. Only a keyed hash is kept: so few digits would be guessed from any other.</summary>
[Table("sent_codes"), PrimaryKey(nameof(Id)), Index(nameof(About), nameof(Minute), IsUnique = true), Index(nameof(ExpiresAt))]
public class SentCodeRow
{
    public Guid Id { get; set; }

    /// <summary>Whom and what it is for: <c>guest 4f… enter</c>.</summary>
    public required string About { get; set; }

    /// <summary>The minute it was sent in, counted from 1970: one is sent in each at most.</summary>
    public long Minute { get; set; }
    public required string Hash { get; set; }
    public DateTimeOffset SentAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>How often somebody tried it, right or wrong.</summary>
    public int Tries { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}
