using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Instances;

/// <summary>
/// One or two characters in a row out of what a case can be found by (number, title, persons, unit). A name of two
/// characters is found, which indexes of three in a row cannot do.
/// </summary>
[Table("case_terms"), PrimaryKey(nameof(Term), nameof(InstanceId)), Index(nameof(InstanceId))]
public class CaseTermRow
{
    [MaxLength(4)] public required string Term { get; set; }
    public required string InstanceId { get; set; }
}
