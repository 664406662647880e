using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Sealing;

/// <summary>
/// The key of one data subject, wrapped by the installation's master key. Destroyed: the wrapped key is gone and everything
/// under it unreadable, while every hash stays valid.
/// </summary>
[Table("subject_keys"), PrimaryKey(nameof(SubjectId))]
public class SubjectKeyRow
{
    public required string SubjectId { get; set; }

    /// <summary>Null once destroyed.</summary>
    public byte[]? WrappedKey { get; set; }

    /// <summary>Which master key wraps it.</summary>
    public required string MasterKeyId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? DestroyedAt { get; set; }
}
