using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Figures;

/// <summary>
/// How often something took about so long, for a unit with all below it, a process, a stage and a month. Sums for every unit
/// on the way up stand ready, so a province is read as fast as a street.
/// </summary>
[Table("stage_figures"), PrimaryKey(nameof(UnitId), nameof(Month), nameof(PackageName), nameof(NodeId), nameof(Step))]
public class StageFigureRow
{
    public required string UnitId { get; set; }

    /// <summary>As 202611.</summary>
    public int Month { get; set; }
    public required string PackageName { get; set; }

    /// <summary>The stage, or one of <see cref="FigureNodes"/>.</summary>
    public required string NodeId { get; set; }
    public int Step { get; set; }
    public int Count { get; set; }
    public int Returned { get; set; }
    public int Late { get; set; }
}
