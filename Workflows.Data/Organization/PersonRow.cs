using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Organization;

/// <summary>A person the installation knows: officer, member, applicant. The name is the present one.</summary>
[Table("persons"), PrimaryKey(nameof(Id)), Index(nameof(Name)), Index(nameof(Mobile)), Index(nameof(IdNumberSeal))]
public class PersonRow : IValid
{
    public required string Id { get; set; }
    [Spoken] public required string Name { get; set; }

    /// <summary>Where mails go; null = none.</summary>
    public string? Email { get; set; }
    public string? Mobile { get; set; }

    /// <summary>The sealed identity number; null where none is known.</summary>
    public string? IdNumberSeal { get; set; }

    /// <summary>True where mails are written in English.</summary>
    public bool ReadsEnglish { get; set; }

    /// <summary>True for somebody without a post who was invited to one case; stands in no list of people.</summary>
    public bool IsGuest { get; set; }
    public bool Demonstration { get; set; }
    public DateTimeOffset ValidFrom { get; set; }
    public DateTimeOffset? ValidTo { get; set; }
}
