using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// What a mail may say about a case. It is stored in the outbox as JSON and is all the mail knows: nobody looks into the
/// case again when it is sent, so the mail says what was true when it was asked for.
/// </summary>
public sealed record MailCase
{
    /// <summary>「困难职工帮扶」</summary>
    public required Wording Process { get; init; }

    /// <summary>「示帮〔2026〕173号」</summary>
    public required string Number { get; init; }

    /// <summary>The union that writes: 「示例街道总工会」.</summary>
    public required Wording Union { get; init; }

    /// <summary>What the reader is asked to do, as a verb: 「审批」. Null: 「办理」.</summary>
    public Wording? Act { get; init; }

    /// <summary>Applicant, matter, amount: label and value in the order they are shown.</summary>
    public ImmutableArray<MailFact> Facts { get; init; } = [];

    /// <summary>How far the case has come: 「街道审批，前面 5 个环节都已通过」.</summary>
    public Wording? Progress { get; init; }

    public MailDue? Due { get; init; }

    /// <summary>「您是示例街道总工会常务副主席」</summary>
    public Wording? WhyYou { get; init; }

    /// <summary>Who has the overdue task, or who returned, decided, copied: a name, with the post where it helps.</summary>
    public Wording? By { get; init; }

    /// <summary>Why it was returned or decided so, in the words of <see cref="By"/>.</summary>
    public Wording? Reasons { get; init; }

    /// <summary>Only for <see cref="MailKind.Decided"/>.</summary>
    public MailResult? Result { get; init; }

    /// <summary>Only for <see cref="MailKind.Generic"/>: what the mail says, as its headline and subject.</summary>
    public Wording? Headline { get; init; }

    public MailStepUp StepUp { get; init; }

    /// <summary>A path in this installation the mail opens instead of the task, such as that of a public notice; begins with '/'.</summary>
    public string? OpensPath { get; init; }
}

/// <summary>One line of the table of facts.</summary>
public sealed record MailFact(Wording Label, Wording Value)
{
    /// <summary>Follows the value in ordinary type, such as an amount in capital characters.</summary>
    public Wording? Rest { get; init; }
    public bool Strong { get; init; }

    /// <summary>Comes from a field marked sensitive: never written into a mail.</summary>
    public bool Sensitive { get; init; }
}

/// <summary>The last day, with the hour where one was set (without: until 24:00), and the sentence that explains it.</summary>
public sealed record MailDue(DateOnly Day, Wording Why, TimeOnly? Until = null);

/// <summary>What was decided. A result against the applicant gives its reasons and the way of review.</summary>
public sealed record MailResult(Wording Words, bool Favourable, Wording? Review = null);

/// <summary>Why a decision cannot be taken from the mail alone.</summary>
public enum MailStepUp
{
    None,
    /// <summary>The case moves money above the stage's limit.</summary>
    Money,
    /// <summary>The node asks for a signed-in session.</summary>
    Marked,
}
