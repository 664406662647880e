using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Installation;

/// <summary>
/// An uploaded table on its way in: tried, then written or not. Long work is done by whoever holds the lease; everything a run
/// writes is one transaction that ends with this row, so a run broken off has written nothing.
/// </summary>
[Table("import_runs"), PrimaryKey(nameof(Id)), Index(nameof(State), nameof(LeaseUntil))]
public class ImportRunRow
{
    /// <summary>In the order of their beginning.</summary>
    public required string Id { get; set; }

    /// <summary>Name of the kind of table: <c>units</c>.</summary>
    public required string Kind { get; set; }
    [MaxLength(Lengths.Words)] public required string FileName { get; set; }

    /// <summary>SHA-256 of the file; it lies as evidence under the run's own key until the run is over.</summary>
    public required string FileHash { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    public ImportState State { get; set; }

    /// <summary>Write the good rows although others are not.</summary>
    public bool OnlyGood { get; set; }

    /// <summary>Somebody asked to stop.</summary>
    public bool CancelAsked { get; set; }

    /// <summary>Rows of the file; 0 before it was read.</summary>
    public int Rows { get; set; }

    /// <summary>Rows behind, of the work going on.</summary>
    public int Done { get; set; }
    public int New { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Faulty { get; set; }

    /// <summary>Headings nothing is read from, one a line.</summary>
    [MaxLength(Lengths.Any)] public string UnknownHeadings { get; set; } = "";

    /// <summary>How the file was read, or why not; in both languages.</summary>
    [MaxLength(Lengths.Any)] public string SaidChinese { get; set; } = "";
    [MaxLength(Lengths.Any)] public string SaidEnglish { get; set; } = "";
    public DateTimeOffset? FinishedAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public string? LeasedBy { get; set; }
    public int Attempts { get; set; }
}

/// <summary>Stored as its number; numbers never change.</summary>
public enum ImportState
{
    /// <summary>Waits to be read and judged.</summary>
    Trying = 0,

    /// <summary>Judged; waits for somebody to decide.</summary>
    Tried = 1,

    /// <summary>Waits to be written, or is being written.</summary>
    Applying = 2,

    /// <summary>Written.</summary>
    Done = 3,

    /// <summary>The file could not be read; nothing was written.</summary>
    Refused = 4,

    /// <summary>Stopped by somebody; nothing was written.</summary>
    Cancelled = 5,

    /// <summary>Failed again and again; nothing was written.</summary>
    Failed = 6,
}
