using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Instances;

/// <summary>
/// What a case is found by: one row with all its terms, so that an inverted index of the database holds each term once. It
/// stands apart from the case because it changes seldom, and has what orders and narrows a search beside the terms.
/// </summary>
[Table("case_search"), PrimaryKey(nameof(InstanceId))]
[Index(nameof(StartedAt), nameof(InstanceId)), Index(nameof(UnitPath))]
public class CaseSearchRow
{
    public required string InstanceId { get; set; }
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>As in the case: ids from the root unit to its own, each followed by <c>/</c>.</summary>
    [MaxLength(Lengths.Words)] public required string UnitPath { get; set; }

    /// <summary>Each character and each two in a row, as numbers, in order; two seldom characters may share a number.</summary>
    public required int[] Terms { get; set; }
}
