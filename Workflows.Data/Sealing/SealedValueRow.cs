using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Sealing;

/// <summary>A sensitive value: nonce, ciphertext and tag of AES-GCM under the subject's key.</summary>
[Table("sealed_values"), PrimaryKey(nameof(Id)), Index(nameof(SubjectId)), Index(nameof(SearchTag))]
public class SealedValueRow
{
    public required string Id { get; set; }
    public required string SubjectId { get; set; }
    public required byte[] Ciphertext { get; set; }
    public required byte[] Nonce { get; set; }
    public required byte[] Tag { get; set; }

    /// <summary>Keyed digest of field and value, for finding equal values; null where the field is not searched.</summary>
    public string? SearchTag { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
