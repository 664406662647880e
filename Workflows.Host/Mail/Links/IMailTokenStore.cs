namespace Workflows.Host.Mail;

/// <summary>Keeps the tokens that were sent, by their hash.</summary>
public interface IMailTokenStore
{
    Task IssueAsync(MailToken token, CancellationToken cancellationToken);

    Task<MailToken?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Marks the token used, in the transaction of the decision. False: it was used or killed before, and nothing changed.</summary>
    Task<bool> UseAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Ends every unused token of a task, whoever holds it, in the transaction that ends the task or its visit.</summary>
    Task KillByTaskAsync(string taskId, MailTokenEnd by, DateTimeOffset at, CancellationToken cancellationToken);
}
