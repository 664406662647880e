using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Organization;

/// <summary>Somebody stands in for a person for a time (代理). Does not pass on, does not reach back.</summary>
[Table("substitutes"), PrimaryKey(nameof(Id)), Index(nameof(PersonId)), Index(nameof(SubstituteId))]
public class SubstituteRow : IValid
{
    public long Id { get; set; }

    /// <summary>Who is away.</summary>
    public required string PersonId { get; set; }
    public required string SubstituteId { get; set; }

    /// <summary>Only for this process; null = all.</summary>
    public string? Process { get; set; }

    /// <summary>Only for cases of at most so many fen; null = no limit.</summary>
    public long? LimitFen { get; set; }
    public DateTimeOffset ValidFrom { get; set; }
    public DateTimeOffset? ValidTo { get; set; }
}
