using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>What became of a mail, in the words of a manifest: <c>approve</c>, <c>reject</c>, <c>return</c>, <c>none-polite-answer</c>, <c>none-silent</c>, <c>quarantine</c>.</summary>
public sealed record FolderVerdict(string Outcome, string? Reason, Sentence Why)
{
    public static FolderVerdict Of(MailVerdict verdict) => verdict switch
    {
        MailVerdict.Decided decided => new(decided.Act, decided.Reason, decided.Why),
        MailVerdict.Answered => new("none-polite-answer", null, verdict.Why),
        MailVerdict.Ignored => new("none-silent", null, verdict.Why),
        _ => new("quarantine", null, verdict.Why),
    };
}
