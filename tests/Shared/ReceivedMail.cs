using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Testing;

/// <summary>
/// A mail as it lies in a mailbox, decoded by the book (RFC 5322, 2045–2047) and independently of what wrote it:
/// headers unfolded, adjacent encoded words joined as bytes, parts by their boundary.
/// </summary>
public sealed partial class ReceivedMail
{
    private readonly List<(string Name, string Value)> _headers = [];
    private byte[] _content = [];

    public IReadOnlyList<ReceivedMail> Parts { get; private set; } = [];

    /// <summary>The bytes of the headers as they travelled.</summary>
    public string RawHeaders { get; private init; } = "";

    public string Text => Encoding.UTF8.GetString(Part("text/plain")._content);
    public string Html => Encoding.UTF8.GetString(Part("text/html")._content);

    /// <summary>The one header of the name, decoded; empty where there is none.</summary>
    public string this[string name] => Decode(All(name).SingleOrDefault() ?? "");

    public IEnumerable<string> All(string name) =>
        _headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    public static ReceivedMail Read(byte[] bytes)
    {
        // Latin-1 keeps every byte; a mailbox ends its lines in LF.
        var text = Encoding.Latin1.GetString(bytes).Replace("\r\n", "\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var mail = new ReceivedMail { RawHeaders = end < 0 ? text : text[..end] };
        foreach (var line in Folded().Replace(mail.RawHeaders, " ").Split('\n'))
            if (line.IndexOf(':') is > 0 and var colon)
                mail._headers.Add((line[..colon], line[(colon + 1)..].Trim()));
        mail.Open(end < 0 ? "" : text[(end + 2)..]);
        return mail;
    }

    private void Open(string body)
    {
        if (Boundary().Match(this["Content-Type"]) is { Success: true } found)
            Parts = [.. ("\n" + body).Split("\n--" + found.Groups[1].Value).Skip(1).TakeWhile(p => !p.StartsWith("--", StringComparison.Ordinal))
                .Select(p => Read(Encoding.Latin1.GetBytes(p.TrimStart('\n'))))];
        _content = this["Content-Transfer-Encoding"].ToLowerInvariant() switch
        {
            "base64" => Convert.FromBase64String(body.Replace("\n", "")),
            "quoted-printable" => Quoted(body.Replace("=\n", "")),
            _ => Encoding.Latin1.GetBytes(body),
        };
    }

    private ReceivedMail Part(string type) =>
        Parts.Single(p => p["Content-Type"].StartsWith(type, StringComparison.OrdinalIgnoreCase));

    private static string Decode(string header) =>
        Run().Replace(header, run => Encoding.UTF8.GetString(
            [.. Word().Matches(run.Value).SelectMany(w => w.Groups[1].Value is "B" or "b"
                ? Convert.FromBase64String(w.Groups[2].Value)
                : Quoted(w.Groups[2].Value.Replace('_', ' ')))]));

    private static byte[] Quoted(string text) =>
        Encoding.Latin1.GetBytes(Hex().Replace(text, h => ((char)Convert.ToByte(h.Groups[1].Value, 16)).ToString()));

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex("boundary=\"?([^\";]+)\"?")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?[BbQq]\?[^?]*\?=(?:\s+=\?utf-8\?[BbQq]\?[^?]*\?=)*", RegexOptions.IgnoreCase)]
    private static partial Regex Run();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Hex();
}
