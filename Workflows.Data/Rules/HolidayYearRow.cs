using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Rules;

/// <summary>An imported notice of a year's holidays. The latest import of a year holds; earlier ones stay for the record.</summary>
[Table("holiday_years"), PrimaryKey(nameof(Id)), Index(nameof(Year))]
public class HolidayYearRow : IWorldRow
{
    public long Id { get; set; }
    public int Year { get; set; }

    /// <summary>The year as <c>HolidayYearFile</c> writes it.</summary>
    [MaxLength(Lengths.Any)] public required string Json { get; set; }
    public DateTimeOffset ImportedAt { get; set; }
    public required string ImportedBy { get; set; }
}
