using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Ledgers;

/// <summary>A budget line of a unit and a year. Its balance is the sum of its entries and never below zero, which the database holds.</summary>
[Table("ledgers"), PrimaryKey(nameof(Id)), Index(nameof(UnitId), nameof(Year))]
public class LedgerRow
{
    /// <summary><c>kind:unit:year</c>.</summary>
    public required string Id { get; set; }
    public required string UnitId { get; set; }
    public required string Kind { get; set; }
    public int Year { get; set; }
    [Spoken, MaxLength(Lengths.Words)] public required string Name { get; set; }

    /// <summary>The name in English; empty = the Chinese one.</summary>
    [MaxLength(Lengths.Words)] public string EnglishName { get; set; } = "";

    /// <summary>What may still be set aside, in fen.</summary>
    public long BalanceFen { get; set; }

    /// <summary>What was allocated for the year, in fen.</summary>
    public long YearlyFen { get; set; }

    /// <summary>Entries so far.</summary>
    public long Seq { get; set; }
    public required string LastHash { get; set; }
}
