using System.Text;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// Bytes to text by the name of a charset. gb2312 and gbk are read as GB18030, which holds both, because programs write the
/// small name over the large set. A charset that is not named, not known or plainly wrong is told by the bytes: UTF-8 where
/// they are that, else GB18030. Never throws; what cannot be read becomes U+FFFD.
/// </summary>
public static class Charsets
{
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset) => (charset ?? "").Trim().Trim('"', '\'').ToLowerInvariant() switch
    {
        "gb2312" or "gbk" or "gb18030" or "gb_2312-80" or "gb2312-80" or "euc-cn" or "cp936" or "ms936" or "windows-936" or "x-gbk" or "cn-gb" => Gb18030.GetString(bytes),
        "utf-8" or "utf8" or "unicode-1-1-utf-8" => Encoding.UTF8.GetString(bytes),
        "" or "us-ascii" or "ascii" => Told(bytes),
        var name => Named(name)?.GetString(bytes) ?? Told(bytes),
    };

    private static string Told(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(bytes);
        }
    }

    private static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
