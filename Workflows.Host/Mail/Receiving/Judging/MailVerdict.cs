using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>What becomes of a received mail.</summary>
/// <param name="Why">In one sentence, for the record and for administrators.</param>
public abstract record MailVerdict(Sentence Why)
{
    /// <summary>The sender decides the task by it.</summary>
    /// <param name="Act"><c>approve</c>, <c>reject</c> or <c>return</c>.</param>
    /// <param name="Reason">Of a rejection or return, in the writer's words; null for an approval.</param>
    public sealed record Decided(string Act, string? Reason) : MailVerdict(Sentence.Of("receiving.decided"));

    /// <summary>Nothing is done, and the sender is told so politely; <see cref="MailVerdict.Why"/> is what they are told.</summary>
    public sealed record Answered(Sentence Why) : MailVerdict(Why);

    /// <summary>Nothing is done and nobody is told.</summary>
    public sealed record Ignored(Sentence Why) : MailVerdict(Why);

    /// <summary>Kept for an administrator to look at; nobody can approve by it.</summary>
    public sealed record Quarantined(Sentence Why) : MailVerdict(Why);
}
