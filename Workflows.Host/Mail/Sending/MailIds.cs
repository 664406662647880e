using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Mail;

/// <summary>
/// The names of mails. They follow from what the mail is about, so that the second attempt carries the first one's name
/// and nothing about the case can be read from them.
/// </summary>
public static class MailIds
{
    /// <summary>The Message-ID of what an effect tells one recipient.</summary>
    /// <param name="effectKey">Names the effect for ever: instance, seq, effect.</param>
    public static string Message(string effectKey, string recipientId, string fromAddress) =>
        Id("m", effectKey + "\n" + recipientId, fromAddress);

    /// <summary>The name all mails of a case refer to; no mail bears it itself.</summary>
    public static string Thread(string instanceId, string fromAddress) => Id("case", instanceId, fromAddress);

    private static string Id(string kind, string about, string fromAddress)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)));
        return $"<{kind}.{hash[..40]}@{fromAddress[(fromAddress.LastIndexOf('@') + 1)..]}>";
    }
}
