using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Identity;

/// <summary>A key for cookies and tokens, shared by all hosts of an installation.</summary>
[Table("data_protection_keys"), PrimaryKey(nameof(Id))]
public class DataProtectionKeyRow
{
    public long Id { get; set; }
    public required string Name { get; set; }
    [MaxLength(Lengths.Any)] public required string Xml { get; set; }
}
