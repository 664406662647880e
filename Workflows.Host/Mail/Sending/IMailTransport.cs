namespace Workflows.Host.Mail;

/// <summary>
/// Hands one mail to the post. Delivery is at least once: a mail whose answer was lost is sent again under the same
/// <see cref="OutgoingMail.MessageId"/>, so that mail programs show it once.
/// A refusal is an outcome, never an exception; only cancellation by the caller throws.
/// </summary>
public interface IMailTransport
{
    Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
