using System.Collections.Immutable;

namespace Workflows.Host.Tasks.Files;

/// <summary>What a file is by its first bytes, whatever it calls itself.</summary>
public static class FileKinds
{
    /// <summary>So many bytes at the beginning are looked at.</summary>
    public const int Head = 4096;

    /// <summary>The media type, where the bytes are of a kind that is taken and the name ends as that kind does; null otherwise.</summary>
    public static string? Of(ReadOnlySpan<byte> head, string name)
    {
        foreach (var kind in Kinds)
            if (kind.Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) && kind.Matches(head)) return kind.MediaType;
        return null;
    }

    private static readonly ImmutableArray<FileKind> Kinds =
    [
        new("application/pdf", [".pdf"], 0, "%PDF-"u8),
        new("image/jpeg", [".jpg", ".jpeg"], 0, [0xFF, 0xD8, 0xFF]),
        new("image/png", [".png"], 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        new("image/heic", [".heic"], 4, "ftyp"u8),
        new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"], 0, "PK"u8),
        new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"], 0, "PK"u8),
        new("application/msword", [".doc"], 0, [0xD0, 0xCF, 0x11, 0xE0]),
        new("application/vnd.ms-excel", [".xls"], 0, [0xD0, 0xCF, 0x11, 0xE0]),
    ];

    private sealed class FileKind(string mediaType, ImmutableArray<string> endings, int at, ReadOnlySpan<byte> mark)
    {
        private readonly byte[] _mark = mark.ToArray();

        public string MediaType => mediaType;
        public ImmutableArray<string> Endings => endings;

        public bool Matches(ReadOnlySpan<byte> head) => head.Length >= at + _mark.Length && head.Slice(at, _mark.Length).SequenceEqual(_mark);
    }
}
