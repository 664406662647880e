using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Workflows.Host.Mail;

/// <summary>A mail in the shape <see cref="SmtpClient"/> wants: text first, HTML after it, all UTF-8 in base64.</summary>
internal static class NetMessage
{
    public static MailMessage Of(OutgoingMail mail)
    {
        var message = new MailMessage(Address(mail.From), Address(mail.To))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        if (mail.ReplyTo is { } address) message.ReplyToList.Add(new MailAddress(address));
        foreach (var (name, value) in MailHeaders.Of(mail)) message.Headers.Add(name, value);
        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static MailAddress Address(MailAddressee who) => new(who.Address, who.Name, Encoding.UTF8);

    private static AlternateView View(string content, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(MailHeaders.Lines(content), Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }
}
