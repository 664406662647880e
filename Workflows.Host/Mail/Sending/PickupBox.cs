using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Mail;

/// <summary>
/// Reads the folder <see cref="PickupTransport"/> writes, so that a page can show the mails of the demonstration.
/// It understands its own files only; it is no reader of other people's mail.
/// </summary>
public sealed class PickupBox(string folder)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<PickedMail> List(int count = 100) =>
        !Directory.Exists(folder) ? [] :
        [
            .. new DirectoryInfo(folder).EnumerateFiles("*.eml")
                .OrderByDescending(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal)
                .Take(count).Select(f => Read(f.FullName)),
        ];

    /// <summary>Null where no mail has the id.</summary>
    public PickedMail? Find(string id) =>
        id.Length == 40 && id.All(char.IsAsciiHexDigitLower) && Path.Combine(folder, id + ".eml") is var file && File.Exists(file)
            ? Read(file)
            : null;

    /// <summary>One mail, one file: a second attempt overwrites the first.</summary>
    internal static string NameOf(string messageId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..40] + ".eml";

    private static PickedMail Read(string file)
    {
        var parts = File.ReadAllText(file, Encoding.ASCII).Split("\r\n\r\n");
        var headers = parts[0].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
            .Select(line => line.Split(": ", 2)).ToDictionary(h => h[0], h => Unwrap(h[1]), StringComparer.OrdinalIgnoreCase);
        return new(
            Path.GetFileNameWithoutExtension(file),
            DateTimeOffset.ParseExact(headers["Date"], "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture),
            headers["To"], headers["Subject"], headers["Message-ID"], Content(parts[2]), Content(parts[4]));
    }

    private static string Content(string base64) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(base64.Split("\r\n--")[0]));

    private static string Unwrap(string header)
    {
        var text = new StringBuilder();
        for (var i = 0; i < header.Length;)
        {
            var end = header.AsSpan(i).StartsWith("=?utf-8?B?") ? header.IndexOf("?=", i + 10, StringComparison.Ordinal) : -1;
            if (end < 0) text.Append(header[i++]);
            else
            {
                text.Append(Encoding.UTF8.GetString(Convert.FromBase64String(header[(i + 10)..end])));
                i = header.AsSpan(end).StartsWith("?= =?") ? end + 3 : end + 2;
            }
        }
        return text.ToString();
    }
}

/// <summary>One mail of the folder, decoded. <paramref name="Id"/> names it in addresses of pages.</summary>
public sealed record PickedMail(string Id, DateTimeOffset At, string To, string Subject, string MessageId, string Text, string Html);
