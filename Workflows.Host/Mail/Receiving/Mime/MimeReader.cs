using System.Collections.Immutable;
using System.Text;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// Reads a mail (RFC 5322, 2045, 2046) as it lies in a mailbox. Any bytes give a mail: what is broken, too large or nested
/// too deep is named among its faults and never thrown. Lines may end in CRLF or LF; a missing end boundary ends with the mail.
/// </summary>
public static class MimeReader
{
    public static IncomingMail Read(ReadOnlyMemory<byte> bytes, MimeLimits? limits = null)
    {
        var reading = new Reading(limits ?? MimeLimits.Usual);
        return new(reading.Mail(bytes), [.. reading.Faults.DistinctBy(f => f.Key)]);
    }

    private sealed class Reading(MimeLimits limits)
    {
        private int _parts;

        public List<Sentence> Faults { get; } = [];

        public MimePart Mail(ReadOnlyMemory<byte> bytes)
        {
            if (bytes.Length <= limits.Bytes) return Part(bytes, 0);
            Faults.Add(Sentence.Of("receiving.fault.tooLarge", ("most", limits.Bytes / 1024 / 1024)));
            var (headers, _) = MimeHeaders.Read(bytes[..limits.HeaderBytes], limits, Faults);
            return new(headers, MimeParameters.None, default, []);
        }

        private MimePart Part(ReadOnlyMemory<byte> bytes, int depth)
        {
            if (++_parts > limits.Parts) Faults.Add(Sentence.Of("receiving.fault.tooManyParts", ("most", limits.Parts)));
            var (headers, body) = MimeHeaders.Read(bytes, limits, Faults);
            var type = MimeParameters.Read(headers["Content-Type"] ?? "");
            return new(headers, type, body, type.Value.StartsWith("multipart/", StringComparison.Ordinal) ? Within(type, body, depth) : []);
        }

        private ImmutableArray<MimePart> Within(MimeParameters type, ReadOnlyMemory<byte> body, int depth)
        {
            if (type["boundary"] is not { Length: > 0 and <= 200 } boundary) return [];
            if (depth == limits.Depth)
            {
                Faults.Add(Sentence.Of("receiving.fault.tooDeep", ("most", limits.Depth)));
                return [];
            }
            var parts = ImmutableArray.CreateBuilder<MimePart>();
            foreach (var part in Split(body, Encoding.UTF8.GetBytes("--" + boundary)))
            {
                if (_parts > limits.Parts) break;
                parts.Add(Part(part, depth + 1));
            }
            return parts.ToImmutable();
        }
    }

    /// <summary>What stands between the boundary's lines; the line break before one belongs to it.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, byte[] boundary)
    {
        var start = -1;
        for (var at = 0; at < body.Length;)
        {
            var next = EndOfLine(body.Span, at);
            if (Mark(body.Span[at..next], boundary) is { } closes)
            {
                if (start >= 0) yield return body[start..Math.Max(start, BeforeBreak(body.Span, at))];
                if (closes) yield break;
                start = next;
            }
            at = next;
        }
        if (start >= 0) yield return body[start..];
    }

    /// <summary>True for the closing boundary, false for one between parts, null for any other line.</summary>
    private static bool? Mark(ReadOnlySpan<byte> line, byte[] boundary)
    {
        if (!line.StartsWith(boundary)) return null;
        var rest = line[boundary.Length..].TrimEnd(" \t\r\n"u8);
        return rest.Length == 0 ? false : rest.SequenceEqual("--"u8) ? true : null;
    }

    internal static int EndOfLine(ReadOnlySpan<byte> bytes, int from) =>
        bytes[from..].IndexOf((byte)'\n') is >= 0 and var length ? from + length + 1 : bytes.Length;

    private static int BeforeBreak(ReadOnlySpan<byte> bytes, int at)
    {
        if (at > 0 && bytes[at - 1] == '\n') at--;
        if (at > 0 && bytes[at - 1] == '\r') at--;
        return at;
    }
}
