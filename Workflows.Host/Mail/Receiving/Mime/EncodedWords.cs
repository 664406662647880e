using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// Encoded words of headers (RFC 2047). Adjacent ones of one charset are joined as bytes before they are decoded, because
/// programs cut Chinese characters in two. What is no encoded word stays as it is.
/// </summary>
public static partial class EncodedWords
{
    public static string Decode(string header)
    {
        if (!header.Contains("=?", StringComparison.Ordinal)) return header;
        var (text, run, charset, at) = (new StringBuilder(), new List<byte>(), "", 0);
        foreach (Match word in Word().Matches(header))
        {
            var between = header[at..word.Index];
            var own = word.Groups[1].Value.Split('*')[0].ToLowerInvariant();
            if (run.Count > 0 && (own != charset || !string.IsNullOrWhiteSpace(between))) Close();
            if (at == 0 || !string.IsNullOrWhiteSpace(between)) text.Append(between);
            run.AddRange(Bytes(word.Groups[2].Value, word.Groups[3].Value));
            (charset, at) = (own, word.Index + word.Length);
        }
        Close();
        return text.Append(header, at, header.Length - at).ToString();

        void Close()
        {
            text.Append(Charsets.Decode([.. run], charset));
            run.Clear();
        }
    }

    private static byte[] Bytes(string encoding, string content) => encoding is "B" or "b"
        ? TransferEncodings.Base64(Encoding.ASCII.GetBytes(content)).Bytes
        : TransferEncodings.QuotedPrintable(Encoding.ASCII.GetBytes(content.Replace('_', ' ')));

    [GeneratedRegex(@"=\?([^?\s]{1,60})\?([BbQq])\?([^?]*)\?=", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
