using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Identity;

/// <summary>
/// A one-time code by which a member makes their account: printed on a slip, or given after a code sent to their mobile. Only a hash is kept.
/// </summary>
[Table("activations"), PrimaryKey(nameof(Hash)), Index(nameof(PersonId))]
public class ActivationRow
{
    /// <summary>SHA-256 of the code, 64 hexadecimal digits in lower case.</summary>
    public required string Hash { get; set; }
    public required string PersonId { get; set; }

    /// <summary><c>slip</c> or <c>mobile</c>.</summary>
    public required string Way { get; set; }

    /// <summary>Who printed the slip; the member where they asked themselves.</summary>
    public required string IssuedBy { get; set; }
    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>The first instant at which it no longer opens; earlier where another was printed since.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}
