using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Sealing;

/// <summary>A sensitive value, encrypted with AES-GCM under the subject's key and bound to its id.</summary>
[Table("sealed_values"), PrimaryKey(nameof(Id)), Index(nameof(SubjectId)), Index(nameof(SearchTag))]
public class SealedValueRow
{
    public required string Id { get; set; }
    public required string SubjectId { get; set; }

    /// <summary>Nonce (12 bytes), tag (16) and ciphertext.</summary>
    public required byte[] Content { get; set; }

    /// <summary>Keyed digest of field and value, for finding equal values; null where the field is not searched.</summary>
    public string? SearchTag { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
