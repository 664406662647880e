using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Instances;

/// <summary>A case was sent to a person to read (抄送), or they were mentioned in a comment. One row for each; sent again it is unread again.</summary>
[Table("case_copies"), PrimaryKey(nameof(PersonId), nameof(InstanceId))]
[Index(nameof(PersonId), nameof(At), nameof(InstanceId)), Index(nameof(PersonId), nameof(ReadAt))]
public class CaseCopyRow
{
    public required string PersonId { get; set; }
    public required string InstanceId { get; set; }

    /// <summary>Who sent it last, when and with which words; empty for none.</summary>
    public required string SentBy { get; set; }
    public DateTimeOffset At { get; set; }
    [MaxLength(Lengths.Words)] public required string Words { get; set; }

    /// <summary>One of <see cref="CopyKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>When the person's page of the case first reported that it was displayed; null while it is unread.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>Why a case lies before somebody who has nothing to do in it.</summary>
public static class CopyKinds
{
    public const string Copied = "copied";
    public const string Mentioned = "mentioned";
}
