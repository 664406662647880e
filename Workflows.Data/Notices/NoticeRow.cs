using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Notices;

/// <summary>A public notice as anybody may read it: the words as they were frozen when it was published, and its clock.</summary>
[Table("notices"), PrimaryKey(nameof(Slug))]
[Index(nameof(InstanceId), nameof(NodeId), nameof(Visit), IsUnique = true), Index(nameof(Phase), nameof(UntilDay))]
public class NoticeRow
{
    /// <summary>The name in its address; says nothing about the case.</summary>
    public required string Slug { get; set; }
    public required string InstanceId { get; set; }
    public required string NodeId { get; set; }
    public int Visit { get; set; }
    public required string UnitId { get; set; }

    /// <summary><c>draft</c>, <c>open</c>, <c>paused</c>, <c>expired</c>, <c>upheld</c>, <c>withdrawn</c>.</summary>
    public required string Phase { get; set; }

    /// <summary>The day it was put up; null before.</summary>
    public DateOnly? FromDay { get; set; }
    public DateOnly? UntilDay { get; set; }

    /// <summary>The last day with its reason, as stored JSON; null before publishing.</summary>
    [MaxLength(Lengths.Any)] public string? Deadline { get; set; }
    [MaxLength(Lengths.Any)] public required string Heading { get; set; }
    [MaxLength(Lengths.Any)] public required string Body { get; set; }

    /// <summary>SHA-256 of heading and body, so that a printed sheet can be compared.</summary>
    public required string Hash { get; set; }

    /// <summary>The public values the words were made from, as stored JSON.</summary>
    [MaxLength(Lengths.Any)] public required string PublicValues { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}
