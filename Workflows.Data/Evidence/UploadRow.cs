using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Evidence;

/// <summary>A file on its way in, part by part, so that a broken line or a host that stops costs one part at most.</summary>
[Table("uploads"), PrimaryKey(nameof(PersonId), nameof(Id)), Index(nameof(ChangedAt))]
public class UploadRow
{
    /// <summary>Who sends it; nobody else sees it.</summary>
    public required string PersonId { get; set; }

    /// <summary>Chosen by the browser: beginning twice is beginning once.</summary>
    public required string Id { get; set; }

    /// <summary>Encrypted under the sender's key.</summary>
    public required byte[] Name { get; set; }

    /// <summary>Bytes of the whole.</summary>
    public long Size { get; set; }

    /// <summary>Bytes that are here.</summary>
    public long Received { get; set; }

    /// <summary>The hash under which the whole lies; empty until it is whole.</summary>
    public required string Hash { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A part of an upload, encrypted under the sender's key; gone when the file is whole.</summary>
[Table("upload_parts"), PrimaryKey(nameof(PersonId), nameof(UploadId), nameof(Offset))]
public class UploadPartRow
{
    public required string PersonId { get; set; }
    public required string UploadId { get; set; }

    /// <summary>Where in the file it begins.</summary>
    public long Offset { get; set; }
    public required byte[] Bytes { get; set; }
}
