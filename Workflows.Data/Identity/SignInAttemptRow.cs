using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Identity;

/// <summary>
/// Wrong attempts to sign in under one name since the last right one. Kept for names that do not exist as well, so that
/// nothing tells them apart; the name itself is not kept, for somebody may have typed a password there.
/// </summary>
[Table("sign_in_attempts"), PrimaryKey(nameof(NameHash)), Index(nameof(At))]
public class SignInAttemptRow
{
    /// <summary>SHA-256 of the normalized name, 64 hexadecimal digits.</summary>
    public required string NameHash { get; set; }
    public int Failures { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
}
