using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Rules;

/// <summary>A rule pack that was put in: the union's own, or a newer one of a region. The latest of an id is in force; all stay for cases that pinned them.</summary>
[Table("rule_packs"), PrimaryKey(nameof(Id), nameof(Version))]
public class RulePackRow : IWorldRow
{
    public required string Id { get; set; }
    public required string Version { get; set; }
    [MaxLength(Lengths.Any)] public required string Json { get; set; }
    public DateTimeOffset AddedAt { get; set; }
    public required string AddedBy { get; set; }
}
