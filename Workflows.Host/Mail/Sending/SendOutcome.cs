using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>What became of a mail: taken over by the next server, worth another try, or never deliverable as it is.</summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>The next server has taken the mail over and answers for it.</summary>
    public sealed record Delivered : SendOutcome;

    /// <summary>Nothing is wrong with the mail: server away, busy, full, slow, or our own account not accepted.</summary>
    public sealed record Retry(Sentence Reason) : SendOutcome;

    /// <summary>Sending the same again would fail again: no such mailbox, no address, a header with a line break.</summary>
    public sealed record Permanent(Sentence Reason) : SendOutcome;
}
