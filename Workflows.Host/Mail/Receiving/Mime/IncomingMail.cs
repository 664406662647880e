using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>A received mail, read as far as the limits allow.</summary>
/// <param name="Faults">Why nothing may be concluded from it; empty for an ordinary mail.</param>
public sealed record IncomingMail(MimePart Root, ImmutableArray<Sentence> Faults)
{
    public MimeHeaders Headers => Root.Headers;

    /// <summary>With angle brackets; null where there is none, or not just one that can be read.</summary>
    public string? MessageId => Headers.Only("Message-ID")?.Trim() is { Length: > 2 and <= 1000 } id
        && id[0] == '<' && id[^1] == '>' && !id.Any(c => c <= ' ' || c == '\x7f') ? id : null;

    /// <summary>Decoded; empty where there is none.</summary>
    public string Subject => EncodedWords.Decode(Headers["Subject"] ?? "").Trim();
}
