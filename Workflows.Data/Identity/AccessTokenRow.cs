using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Identity;

/// <summary>
/// A token by which a program acts for a person, from its issue until it is revoked or its time is over. Only a hash is kept;
/// the row stays afterwards, for records name it.
/// </summary>
[Table("access_tokens"), PrimaryKey(nameof(Id)), Index(nameof(Hash), IsUnique = true), Index(nameof(AccountId), nameof(IssuedAt)), Index(nameof(IssuedAt), nameof(Id))]
public class AccessTokenRow
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }

    /// <summary>As its owner calls it: what records say beside the person's name.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the token, 64 hexadecimal digits.</summary>
    public required string Hash { get; set; }

    /// <summary>The first characters, by which people tell it from others.</summary>
    public required string Beginning { get; set; }

    /// <summary>What it may be used for, in order, each parted by a space from the next.</summary>
    [MaxLength(Lengths.Words)] public required string Scopes { get; set; }
    public DateTimeOffset IssuedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was last used, to the minute; null where it never was.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The network addresses it was used from, the latest last, parted by spaces.</summary>
    [MaxLength(Lengths.Any)] public required string Addresses { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The person who revoked it; null while nobody has.</summary>
    public string? EndedBy { get; set; }
}
