using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Organization;

/// <summary>One row whose stamp is new after every change of the directory: what was read under another stamp is forgotten.</summary>
[Table("directory_stamp"), PrimaryKey(nameof(Id))]
public class DirectoryStampRow
{
    public int Id { get; set; }
    public Guid Stamp { get; set; }

    public const int Only = 1;
}
