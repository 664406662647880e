using System.Collections.Immutable;
using System.Text;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>The headers of a mail or part in their order, unfolded, names as they stand and compared without regard to case.</summary>
public sealed class MimeHeaders(ImmutableArray<(string Name, string Value)> lines)
{
    /// <summary>Headers that stand at most once (RFC 5322 §3.6, RFC 2045); two of one kind are read differently by different programs.</summary>
    private static readonly string[] Once = ["From", "Sender", "Message-ID", "Subject", "To", "Content-Type", "Content-Transfer-Encoding"];

    public ImmutableArray<(string Name, string Value)> Lines => lines;

    /// <summary>The first of the name; null where there is none.</summary>
    public string? this[string name] => All(name).FirstOrDefault();

    /// <summary>The one of the name; null where there is none or more than one.</summary>
    public string? Only(string name) => All(name).Take(2).ToArray() is [var one] ? one : null;

    public IEnumerable<string> All(string name) =>
        lines.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    public bool Has(string name) => All(name).Any();

    /// <summary>Reads up to the first empty line; what follows is the body.</summary>
    internal static (MimeHeaders Headers, ReadOnlyMemory<byte> Body) Read(ReadOnlyMemory<byte> bytes, MimeLimits limits, List<Sentence> faults)
    {
        var lines = ImmutableArray.CreateBuilder<(string, string)>();
        var span = bytes.Span;
        var at = 0;
        while (at < span.Length)
        {
            var end = MimeReader.EndOfLine(span, at);
            if (IsBreak(span[at..end])) { at = end; break; }
            while (end < span.Length && span[end] is (byte)' ' or (byte)'\t') end = MimeReader.EndOfLine(span, end);
            if (end > limits.HeaderBytes || lines.Count == limits.Headers)
            {
                faults.Add(Sentence.Of("receiving.fault.headersTooLong"));
                break;
            }
            Add(span[at..end], isFirst: at == 0);
            at = end;
        }
        var headers = new MimeHeaders(lines.ToImmutable());
        if (Once.FirstOrDefault(name => headers.All(name).Skip(1).Any()) is { } twice)
            faults.Add(Sentence.Of("receiving.fault.twice", ("header", twice)));
        return (headers, bytes[at..]);

        void Add(ReadOnlySpan<byte> line, bool isFirst)
        {
            if (line.Length > limits.HeaderLength) { faults.Add(Sentence.Of("receiving.fault.headersTooLong")); return; }
            var colon = line.IndexOf((byte)':');
            var name = colon > 0 ? Encoding.ASCII.GetString(line[..colon]).TrimEnd(' ', '\t') : "";
            if (name.Length > 0 && name.All(c => c is > ' ' and < '\x7f' and not '?'))
                lines.Add((name, Unfold(line[(colon + 1)..])));
            // The line some mailboxes put in front of a mail is none of its headers.
            else if (!(isFirst && line.StartsWith("From "u8)))
                faults.Add(Sentence.Of("receiving.fault.header"));
        }
    }

    private static string Unfold(ReadOnlySpan<byte> value) =>
        Charsets.Decode(value, null).Replace("\r\n", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace('\t', ' ').Trim(' ');

    private static bool IsBreak(ReadOnlySpan<byte> line) => line is [(byte)'\n'] or [(byte)'\r', (byte)'\n'];
}
