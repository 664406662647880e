using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// What a mail says: once as the text part says it, once as the HTML part shows it; null where there is no such part. Files,
/// forwarded mails and what is only meant for programs are no text.
/// </summary>
/// <param name="Fault">Why it cannot be relied on; null for an ordinary mail.</param>
public sealed record BodyText(string? Plain, string? Html, Sentence? Fault)
{
    public static BodyText Of(IncomingMail mail, MimeLimits? limits = null)
    {
        var reading = new Reading((limits ?? MimeLimits.Usual).TextBytes);
        var said = reading.Of(mail.Root);
        return new(said.Plain, said.Html, reading.Fault);
    }

    private sealed class Reading(int most)
    {
        public Sentence? Fault { get; private set; }

        public Said Of(MimePart part) => part.MediaType switch
        {
            _ when part.IsFile => Said.Nothing,
            "text/plain" => new(Flowed.Unwrap(part.Type, Text(part)), null),
            "text/html" or "application/xhtml+xml" => new(null, HtmlLines.Of(Text(part))),
            "multipart/alternative" => Alternative([.. part.Parts.Select(Of)]),
            "multipart/related" or "multipart/signed" => part.Parts.Select(Of).FirstOrDefault() ?? Said.Nothing,
            "multipart/digest" => Said.Nothing,
            _ => OneAfterAnother([.. part.Parts.Select(Of)]),
        };

        private string Text(MimePart part)
        {
            var (bytes, damaged) = TransferEncodings.Decode(part.Body.Span, part.Headers["Content-Transfer-Encoding"] ?? "");
            if (damaged) Fault ??= Sentence.Of("receiving.unclear.damaged");
            if (bytes.Length > most) Fault ??= Sentence.Of("receiving.unclear.tooLong");
            return bytes.Length > most ? "" : Charsets.Decode(bytes, part.Type["charset"]);
        }
    }

    /// <summary>The last of each kind, as RFC 2046 §5.1.4 wants: later ones are better.</summary>
    private static Said Alternative(ImmutableArray<Said> ways) =>
        new(ways.LastOrDefault(w => w.Plain is not null)?.Plain, ways.LastOrDefault(w => w.Html is not null)?.Html);

    /// <summary>Some programs cut a text around a picture.</summary>
    private static Said OneAfterAnother(ImmutableArray<Said> parts) => new(
        parts.Any(p => p.Plain is not null) ? string.Join('\n', parts.Select(p => p.Plain ?? p.Html).OfType<string>()) : null,
        parts.Any(p => p.Html is not null) ? string.Join('\n', parts.Select(p => p.Html ?? p.Plain).OfType<string>()) : null);

    private sealed record Said(string? Plain, string? Html)
    {
        public static Said Nothing { get; } = new(null, null);
    }
}
