namespace Workflows.Host.Mail;

/// <summary>What both ways of writing a mail share.</summary>
internal static class MailHeaders
{
    /// <summary>
    /// The headers beside subject, sender and recipient. <c>Auto-Submitted</c> (RFC 3834) keeps absence notes from
    /// answering; <c>References</c> puts all mails of a case under one thread.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Of(OutgoingMail mail)
    {
        yield return ("Message-ID", mail.MessageId);
        if (mail.Thread is { } thread)
        {
            yield return ("In-Reply-To", thread);
            yield return ("References", thread);
        }
        yield return ("Auto-Submitted", "auto-generated");
        yield return ("X-Auto-Response-Suppress", "All");
    }

    /// <summary>Every line ends in CRLF, however it ended before.</summary>
    public static string Lines(string content) =>
        content.ReplaceLineEndings("\n").Replace("\n", "\r\n", StringComparison.Ordinal);
}
