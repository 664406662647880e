namespace Workflows.Host.Mail;

/// <summary>Why a mail is written. The name in lower camel case is the stored name and the room of its texts.</summary>
public enum MailKind
{
    /// <summary>A task waits for the reader.</summary>
    TaskAssigned,
    /// <summary>The task of the reader falls due soon.</summary>
    ReminderBefore,
    /// <summary>The task of the reader falls due today.</summary>
    ReminderOn,
    /// <summary>The task of the reader is past due.</summary>
    ReminderAfter,
    /// <summary>The task of somebody below the reader is past due.</summary>
    Escalated,
    /// <summary>The case came back to the reader for rework.</summary>
    Returned,
    /// <summary>The reader's own case has a result .</summary>
    Decided,
    /// <summary>A public notice begins.</summary>
    NoticePublished,
    /// <summary>The bank would not take the reader's account; it must be put right.</summary>
    AccountCorrection,
    /// <summary>Money went out to the reader.</summary>
    PaymentDone,
    /// <summary>For the reader to know (抄送).</summary>
    Copied,
    /// <summary>Anything else a process wants to say; the headline comes with it.</summary>
    Generic,
}

public static class MailKinds
{
    extension(MailKind kind)
    {
        /// <summary>The room of its texts: <c>mail.taskAssigned</c>.</summary>
        public string Room => "mail." + char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

        /// <summary>The reader is asked to act on a task.</summary>
        public bool AsksToAct => kind is MailKind.TaskAssigned or MailKind.ReminderBefore or MailKind.ReminderOn
            or MailKind.ReminderAfter or MailKind.Returned or MailKind.AccountCorrection;

        /// <summary>The task may be dealt with from the page of the link. An account is put right in a signed-in session only.</summary>
        public bool MayCarryLink => kind.AsksToAct && kind != MailKind.AccountCorrection;

        /// <summary>The day named is behind us.</summary>
        public bool IsPastDue => kind is MailKind.ReminderAfter or MailKind.Escalated;

        /// <summary>Somebody else's act is what the mail tells of.</summary>
        public bool NamesBy => kind is not (MailKind.TaskAssigned or MailKind.ReminderBefore or MailKind.ReminderOn or MailKind.ReminderAfter);
    }
}
