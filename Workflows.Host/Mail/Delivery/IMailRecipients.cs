using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>Who a person is to the post: name, address and language, or no address at all.</summary>
public sealed record MailRecipient(string Name, string? Address, Language Language = Language.Chinese);

/// <summary>Finds the recipient of a mail when it is sent, so that a changed address is taken at once.</summary>
public interface IMailRecipients
{
    /// <summary>Null where the directory no longer knows the person.</summary>
    Task<MailRecipient?> FindAsync(string personId, CancellationToken cancellationToken);
}
