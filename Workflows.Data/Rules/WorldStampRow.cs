using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Rules;

/// <summary>
/// One row whose stamp is new after every change of what steps read besides their case: directory, holidays, rule packs.
/// What was kept in memory under another stamp is forgotten.
/// </summary>
[Table("world_stamp"), PrimaryKey(nameof(Id))]
public class WorldStampRow
{
    public int Id { get; set; }
    public Guid Stamp { get; set; }

    public const int Only = 1;
}

/// <summary>A row whose change gives the world a new stamp, in the same transaction.</summary>
public interface IWorldRow;
