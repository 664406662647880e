using System.Collections.Immutable;

namespace Workflows.Definitions.Forms;

/// <summary>
/// What a page sent for one path, untouched, so that it can be shown again: the typed texts (several for boxes), the
/// files, and the sealed value that was left as it is.
/// <c>KeptSeal</c> is the id of the sealed value shown masked; it stays when nothing was typed over it. Null: there was none.
/// </summary>
public sealed record RawAnswer(ImmutableArray<string> Texts, ImmutableArray<AttachedFile> Files, string? KeptSeal = null)
{
    public static RawAnswer Typed(params ImmutableArray<string> texts) => new(texts, []);

    public static RawAnswer Attached(params ImmutableArray<AttachedFile> files) => new([], files);

    public static RawAnswer Kept(string seal) => new([], [], seal);

    /// <summary>The first text; empty when nothing was typed.</summary>
    public string Text => Texts.Length > 0 ? Texts[0] : "";

    /// <summary>Nothing was typed, attached or kept.</summary>
    public bool IsBlank => KeptSeal is null && Files.IsEmpty && Texts.All(string.IsNullOrWhiteSpace);
}

/// <summary>
/// A file that came with a form. <c>Hash</c>: SHA-256 of its bytes, 64 small hexadecimal digits. <c>Size</c>: in bytes.
/// <c>Type</c>: media type as the host found it from the bytes, such as <c>image/jpeg</c>.
/// </summary>
public sealed record AttachedFile(string Hash, string Name, long Size, string Type);
