using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Ledgers;

/// <summary>The last number given out under a name: case and document numbers. Locked last of all.</summary>
[Table("counters"), PrimaryKey(nameof(Id))]
public class CounterRow
{
    public required string Id { get; set; }
    public long Value { get; set; }
}
