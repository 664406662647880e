using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Processes;

/// <summary>A file of a package, as handed in.</summary>
[Table("package_files"), PrimaryKey(nameof(PackageHash), nameof(Path))]
public class PackageFileRow
{
    public required string PackageHash { get; set; }

    /// <summary>Path inside the package: <c>forms/application.form.json</c>.</summary>
    [MaxLength(Lengths.TaskId)] public required string Path { get; set; }
    public required byte[] Bytes { get; set; }
}
