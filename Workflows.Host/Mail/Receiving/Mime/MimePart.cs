using System.Collections.Immutable;

namespace Workflows.Host.Mail.Receiving;

/// <summary>A mail, or a part of one: its headers, what it is, and its content as it travelled (RFC 2045).</summary>
/// <param name="Body">The bytes between the headers and the end of the part, not decoded.</param>
/// <param name="Parts">Empty but for multiparts.</param>
public sealed record MimePart(MimeHeaders Headers, MimeParameters Type, ReadOnlyMemory<byte> Body, ImmutableArray<MimePart> Parts)
{
    /// <summary>In lower case; <c>text/plain</c> where nothing is said.</summary>
    public string MediaType => Type.Value is "" ? "text/plain" : Type.Value;

    public bool Is(string mediaType) => MediaType == mediaType;

    /// <summary>Meant to be kept as a file and not read: said so, or it has a name.</summary>
    public bool IsFile =>
        MimeParameters.Read(Headers["Content-Disposition"] ?? "") is var disposition
        && (disposition.Value is not ("" or "inline") || disposition.Has("filename") || Type.Has("name"));

    /// <summary>This part and everything in it, outermost first.</summary>
    public IEnumerable<MimePart> All => Parts.SelectMany(p => p.All).Prepend(this);
}
