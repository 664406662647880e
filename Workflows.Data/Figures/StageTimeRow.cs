using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Figures;

/// <summary>
/// Something that counts for the figures and is not summed up yet: a visit of a stage that ended, a case that began or ended.
/// Written with the step, taken out when it is summed up, so that no two steps wait for the same sum.
/// </summary>
[Table("stage_times"), PrimaryKey(nameof(Id))]
public class StageTimeRow
{
    public long Id { get; set; }

    /// <summary>Ids from the root unit to the case's own, each followed by <c>/</c>.</summary>
    [MaxLength(Lengths.Words)] public required string UnitPath { get; set; }
    public required string PackageName { get; set; }

    /// <summary>The stage, or one of <see cref="FigureNodes"/>.</summary>
    public required string NodeId { get; set; }

    /// <summary>Year and month of the installation's zone, as 202611.</summary>
    public int Month { get; set; }

    /// <summary>How long it took, as a step of a scale.</summary>
    public int Step { get; set; }

    /// <summary>1 where it was sent back, else 0.</summary>
    public int Returned { get; set; }

    /// <summary>1 where it ended after its due day, else 0.</summary>
    public int Late { get; set; }
}

/// <summary>What is counted of whole cases, in the place of a stage.</summary>
public static class FigureNodes
{
    /// <summary>Cases that ended, with how long they took.</summary>
    public const string Ended = "";

    /// <summary>Cases that began.</summary>
    public const string Began = ">";
}
