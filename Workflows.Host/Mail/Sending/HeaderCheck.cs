using System.Net.Mail;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// What every transport asks before it speaks to a server. A line break in a header would start a header of the
/// writer's choosing (a second recipient, another sender), so such a mail is refused and not repaired.
/// </summary>
public static class HeaderCheck
{
    /// <summary>Null where the mail may be sent.</summary>
    public static Sentence? ProblemOf(OutgoingMail mail)
    {
        foreach (var (header, value) in Headers(mail))
            if (value.Any(c => c is '\r' or '\n' or '\0'))
                return Sentence.Of("mail.send.lineBreakInHeader", ("header", header));
        foreach (var id in new[] { mail.MessageId, mail.Thread ?? mail.MessageId })
            if (!IsId(id))
                return Sentence.Of("mail.send.idUnreadable", ("id", id));
        foreach (var address in new[] { mail.From.Address, mail.To.Address, mail.ReplyTo ?? mail.From.Address })
            if (!IsAddress(address))
                return Sentence.Of("mail.send.addressUnreadable", ("address", address));
        return null;
    }

    /// <summary>One bare address, in ASCII: <c>name@host</c>.</summary>
    public static bool IsAddress(string address) =>
        address.All(c => c is > ' ' and < '\x7f' and not ('<' or '>' or '"' or ',' or ';'))
        && MailAddress.TryCreate(address, out var read) && read.Address == address;

    private static bool IsId(string id) =>
        id.Length is > 4 and <= 200 && id[0] == '<' && id[^1] == '>'
        && id[1..^1].All(c => c is > ' ' and < '\x7f' and not ('<' or '>')) && id.Count(c => c == '@') == 1;

    private static IEnumerable<(string Header, string Value)> Headers(OutgoingMail mail) =>
    [
        ("Subject", mail.Subject), ("Message-ID", mail.MessageId), ("References", mail.Thread ?? ""),
        ("From", mail.From.Name), ("From", mail.From.Address), ("To", mail.To.Name), ("To", mail.To.Address),
    ];
}
