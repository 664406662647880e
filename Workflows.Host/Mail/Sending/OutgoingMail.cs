namespace Workflows.Host.Mail;

/// <summary>One finished mail: the same content as text and as HTML, and the names by which programs recognise it.</summary>
public sealed record OutgoingMail
{
    /// <summary>With angle brackets, the same for every attempt: <c>&lt;…@union.example&gt;</c>.</summary>
    public required string MessageId { get; init; }

    /// <summary>The case all its mails hang on, with angle brackets; null where the mail belongs to no case.</summary>
    public string? Thread { get; init; }

    public required MailAddressee From { get; init; }
    public required MailAddressee To { get; init; }

    /// <summary>The secret address at which the reader may decide by replying; null where replies go nowhere.</summary>
    public string? ReplyTo { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }
}

/// <summary>A name and an address of one mailbox.</summary>
public sealed record MailAddressee(string Name, string Address);
