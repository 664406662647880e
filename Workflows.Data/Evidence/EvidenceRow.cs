using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Evidence;

/// <summary>A file kept under the hash of its content: what a journal names stays what it was.</summary>
[Table("evidence"), PrimaryKey(nameof(Hash), nameof(SubjectId)), Index(nameof(SubjectId), nameof(AddedAt))]
public class EvidenceRow
{
    /// <summary>SHA-256 of the content in clear, lower-case hex.</summary>
    public required string Hash { get; set; }

    /// <summary>The data subject under whose key it is encrypted; empty = in clear.</summary>
    public required string SubjectId { get; set; }
    public required byte[] Bytes { get; set; }
    public required string MediaType { get; set; }
    [MaxLength(Lengths.Words)] public required string Name { get; set; }

    /// <summary>Bytes of the content in clear.</summary>
    public long Size { get; set; }
    public required string AddedBy { get; set; }
    public DateTimeOffset AddedAt { get; set; }
}
