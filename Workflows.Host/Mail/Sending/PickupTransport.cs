using System.Text;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// Lays each mail into a folder instead of sending it: an <c>.eml</c> any mail program opens. The default of the
/// demonstration; <see cref="PickupBox"/> shows what lies there.
/// </summary>
public sealed class PickupTransport(string folder, TimeProvider clock) : IMailTransport
{
    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (HeaderCheck.ProblemOf(mail) is { } problem) return new SendOutcome.Permanent(problem);
        try
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, PickupBox.NameOf(mail.MessageId));
            var part = file + ".part";
            await File.WriteAllBytesAsync(part, MailBytes.Of(mail, clock.GetUtcNow()), cancellationToken);
            File.Move(part, file, overwrite: true);
            return new SendOutcome.Delivered();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new SendOutcome.Retry(Sentence.Of("mail.send.folder", ("folder", folder), ("answer", fault.Message)));
        }
    }
}
