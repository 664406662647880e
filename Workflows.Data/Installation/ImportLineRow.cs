using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Installation;

/// <summary>A line of the report on a run: a cell that is bad, or one that changes what is there. Sensitive values stand masked.</summary>
[Table("import_lines"), PrimaryKey(nameof(RunId), nameof(Number))]
public class ImportLineRow
{
    public required string RunId { get; set; }

    /// <summary>From 1, in the order of the file.</summary>
    public int Number { get; set; }

    /// <summary>Number of the row in the file.</summary>
    public int Row { get; set; }

    /// <summary>Key of the column; empty where the row as a whole is meant.</summary>
    public required string Column { get; set; }
    [MaxLength(Lengths.Words)] public required string Found { get; set; }
    [MaxLength(Lengths.Any)] public required string SaidChinese { get; set; }
    [MaxLength(Lengths.Any)] public required string SaidEnglish { get; set; }
    public bool IsFault { get; set; }
}
