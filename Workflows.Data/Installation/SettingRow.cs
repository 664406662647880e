using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Installation;

/// <summary>A setting of the installation that is kept with its data: the union's name, its zone, whether it demonstrates.</summary>
[Table("settings"), PrimaryKey(nameof(Name))]
public class SettingRow
{
    public required string Name { get; set; }
    [MaxLength(Lengths.Any)] public required string Value { get; set; }
}
