namespace Workflows.Host.Mail.Receiving;

/// <summary>Undoes how the content of a part travelled (RFC 2045 §6). What is damaged is decoded as far as it goes and said to be damaged.</summary>
public static class TransferEncodings
{
    /// <param name="encoding">The value of <c>Content-Transfer-Encoding</c>.</param>
    public static (byte[] Bytes, bool Damaged) Decode(ReadOnlySpan<byte> content, string encoding) => encoding.Trim().ToLowerInvariant() switch
    {
        "base64" => Base64(content),
        "quoted-printable" => (QuotedPrintable(content), false),
        "" or "7bit" or "8bit" or "binary" => (content.ToArray(), false),
        _ => (content.ToArray(), true),
    };

    /// <summary>White space counts for nothing; other foreign characters, content after the end and half a byte are damage.</summary>
    public static (byte[] Bytes, bool Damaged) Base64(ReadOnlySpan<byte> content)
    {
        var bytes = new List<byte>(content.Length / 4 * 3 + 3);
        var (bits, count, ended, damaged) = (0, 0, false, false);
        foreach (var c in content)
        {
            if (c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            if (c == '=') { ended = true; continue; }
            var digit = Digit(c);
            damaged |= digit < 0 || ended;
            if (digit < 0) continue;
            bits = (bits << 6 | digit) & 0xFFFFFF;
            count++;
            if (count % 4 != 1) bytes.Add((byte)(bits >> (count % 4) switch { 2 => 4, 3 => 2, _ => 0 }));
        }
        return ([.. bytes], damaged || count % 4 == 1);
    }

    /// <summary>A <c>=</c> that begins no byte and ends no line stays as it is, as RFC 2045 §6.7 advises.</summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> content)
    {
        var bytes = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '=') { bytes.Add(content[i]); continue; }
            if (SoftBreak(content[(i + 1)..]) is var skip and > 0) i += skip;
            else if (i + 2 < content.Length && Hex(content[i + 1]) is var high and >= 0 && Hex(content[i + 2]) is var low and >= 0)
            {
                bytes.Add((byte)(high << 4 | low));
                i += 2;
            }
            else bytes.Add((byte)'=');
        }
        return [.. bytes];
    }

    /// <summary>The length of a line break with blanks before it; 0 where there is none.</summary>
    private static int SoftBreak(ReadOnlySpan<byte> rest)
    {
        var at = 0;
        while (at < rest.Length && rest[at] is (byte)' ' or (byte)'\t' or (byte)'\r') at++;
        return at < rest.Length && rest[at] == '\n' ? at + 1 : at == rest.Length ? at : 0;
    }

    private static int Digit(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };

    private static int Hex(byte c) => char.IsAsciiHexDigit((char)c) ? Convert.ToInt32(((char)c).ToString(), 16) : -1;
}
