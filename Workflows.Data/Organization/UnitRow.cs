using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Organization;

/// <summary>A unit of the union as it was for a time. A change ends the row and begins another.</summary>
[Table("units"), PrimaryKey(nameof(Id), nameof(ValidFrom)), Index(nameof(Path))]
public class UnitRow : IValid
{
    public required string Id { get; set; }
    [Spoken, MaxLength(Lengths.Words)] public required string Name { get; set; }

    /// <summary>The name in English; empty = the Chinese one.</summary>
    [MaxLength(Lengths.Words)] public string EnglishName { get; set; } = "";

    /// <summary><c>province</c>, <c>district</c>, <c>street</c>, <c>enterprise</c>, <c>branch</c>.</summary>
    public required string Level { get; set; }
    public string? ParentId { get; set; }

    /// <summary>Ids from the root to this unit, each followed by <c>/</c>.</summary>
    [MaxLength(Lengths.Words)] public required string Path { get; set; }

    /// <summary>Rule pack of its region; null = the parent's.</summary>
    public string? Region { get; set; }

    /// <summary>The organ's word in the numbers of its documents (发文代字); empty = its name.</summary>
    public string DocumentWord { get; set; } = "";

    /// <summary>True where the unit was made up for showing the product.</summary>
    public bool Demonstration { get; set; }
    public DateTimeOffset ValidFrom { get; set; }
    public DateTimeOffset? ValidTo { get; set; }
}
