using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Instances;

/// <summary>A person who may see a case because it is theirs or because they took part in it.</summary>
[Table("case_parties"), PrimaryKey(nameof(InstanceId), nameof(PersonId), nameof(Role))]
[Index(nameof(PersonId), nameof(InstanceId))]
public class CasePartyRow
{
    public required string InstanceId { get; set; }
    public required string PersonId { get; set; }

    /// <summary>One of <see cref="CaseRoles"/>.</summary>
    public required string Role { get; set; }
}

/// <summary>How a person belongs to a case.</summary>
public static class CaseRoles
{
    /// <summary>Whose matter it is.</summary>
    public const string Party = "party";
    /// <summary>Who filed it, or stands in their place since they left.</summary>
    public const string Starter = "starter";
    /// <summary>Who acted in it.</summary>
    public const string Actor = "actor";
    /// <summary>Whom it was sent to for reading.</summary>
    public const string Copied = "copied";
}
