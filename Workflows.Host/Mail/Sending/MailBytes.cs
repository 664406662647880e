using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Mail;

/// <summary>
/// A mail as the bytes that travel (RFC 5322, 2045–2047): ASCII only, CRLF, Chinese headers as encoded words, both
/// alternatives in base64. The same mail and instant give the same bytes.
/// </summary>
internal static class MailBytes
{
    public static byte[] Of(OutgoingMail mail, DateTimeOffset at)
    {
        var boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)))[..32];
        var written = new StringBuilder();
        void Line(string line) => written.Append(line).Append("\r\n");

        Line("MIME-Version: 1.0");
        Line("Date: " + at.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + Offset(at));
        Line("From: " + Address(mail.From));
        Line("To: " + Address(mail.To));
        if (mail.ReplyTo is { } replyTo) Line($"Reply-To: <{replyTo}>");
        Line("Subject: " + Words(mail.Subject));
        foreach (var (name, value) in MailHeaders.Of(mail)) Line($"{name}: {value}");
        Line($"Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"");
        foreach (var (type, content) in new[] { ("text/plain", mail.Text), ("text/html", mail.Html) })
        {
            Line("");
            Line("--" + boundary);
            Line($"Content-Type: {type}; charset=utf-8");
            Line("Content-Transfer-Encoding: base64");
            Line("");
            Line(Convert.ToBase64String(Encoding.UTF8.GetBytes(MailHeaders.Lines(content)), Base64FormattingOptions.InsertLineBreaks));
        }
        Line($"--{boundary}--");
        return Encoding.ASCII.GetBytes(written.ToString());
    }

    /// <summary>Plain where plain ASCII says the same, else encoded words of whole characters, each on a line of its own.</summary>
    internal static string Words(string text)
    {
        if (text.Length <= 60 && text.All(c => c is >= ' ' and < '\x7f') && !text.Contains("=?", StringComparison.Ordinal)) return text;
        var words = new List<string>();
        var word = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (word.Count + rune.Utf8SequenceLength > BytesInWord) Close();
            word.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
        }
        Close();
        return string.Join("\r\n ", words);

        void Close()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }

    private static string Address(MailAddressee who) => who.Name switch
    {
        "" => $"<{who.Address}>",
        var name when name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-') && name.Length <= 60 => $"{name} <{who.Address}>",
        var name => Encoded(name) + $"\r\n <{who.Address}>",
    };

    // A name with quotes or commas is not plain in an address even where it is ASCII.
    private static string Encoded(string name) =>
        Words(name) is var words && words.StartsWith("=?", StringComparison.Ordinal)
            ? words
            : $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}?=";

    private static string Offset(DateTimeOffset at) =>
        (at.Offset < TimeSpan.Zero ? "-" : "+") + at.Offset.ToString("hhmm", CultureInfo.InvariantCulture);

    // "Subject: " + "=?utf-8?B?" + 56 + "?=" stays below the 76 columns of RFC 2047.
    private const int BytesInWord = 39;
}
