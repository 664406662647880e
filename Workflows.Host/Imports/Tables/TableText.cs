using System.Text;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Tables;

/// <summary>Text of a file with the encoding it was found to have.</summary>
public sealed record TableText(string Text, string Encoding)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// A byte order mark decides; without one it is UTF-8 where every byte fits, else GB18030, which spreadsheets here write
    /// (GBK and GB2312 are parts of it).
    /// </summary>
    public static Answer<TableText> Decode(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Try(bytes, 3, Utf8, "UTF-8"),
        [0xFF, 0xFE, ..] => Try(bytes, 2, new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16"),
        [0xFE, 0xFF, ..] => Try(bytes, 2, new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16"),
        _ when bytes.Contains((byte)0) => Sentence.Of("imports.file.noTable"),
        _ when Try(bytes, 0, Utf8, "UTF-8") is { Refusal: null } utf8 => utf8,
        _ => Try(bytes, 0, Gb18030, "GB18030"),
    };

    private static Encoding Gb18030 =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static Answer<TableText> Try(byte[] bytes, int from, Encoding encoding, string name)
    {
        try
        {
            return new TableText(encoding.GetString(bytes, from, bytes.Length - from), name);
        }
        catch (ArgumentException)
        {
            // A decoder's own exception is an argument exception: these bytes are no such text.
            return Sentence.Of("imports.file.encoding");
        }
    }
}
