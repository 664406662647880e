using System.Collections.Immutable;

namespace Workflows.Definitions.Forms;

/// <summary>
/// Files; the value is a list of contexts <c>{hash, name, size, type}</c>, the bytes lie elsewhere under their hash.
/// </summary>
public sealed record AttachmentField : AnswerField
{
    public const int UsualMaxFiles = 10;
    public const int UsualMaxMegabytes = 10;

    public int MinFiles { get; init; }
    public int MaxFiles { get; init; } = UsualMaxFiles;

    /// <summary>Largest single file in megabytes of 1,048,576 bytes.</summary>
    public int MaxMegabytes { get; init; } = UsualMaxMegabytes;

    /// <summary>Endings that are taken, small letters with their dot.</summary>
    public ImmutableArray<string> Endings { get; init; } = UsualEndings;

    /// <summary>A phone opens its camera at once.</summary>
    public bool FromCamera { get; init; }

    public static ImmutableArray<string> UsualEndings { get; } =
        [".pdf", ".jpg", ".jpeg", ".png", ".heic", ".docx", ".doc", ".xlsx", ".xls"];

    public long MaxBytes => MaxMegabytes * 1_048_576L;
}
