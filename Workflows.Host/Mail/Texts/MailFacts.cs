namespace Workflows.Host.Mail;

/// <summary>Everything a mail is written from: the stored case, and what is known only when it is sent.</summary>
public sealed record MailFacts
{
    public required MailCase Case { get; init; }
    public required MailAddressee To { get; init; }
    public required string MessageId { get; init; }
    public string? Thread { get; init; }

    /// <summary>The day of sending where the union is; days of its year are written without it.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Where the button leads.</summary>
    public required Uri Open { get; init; }

    /// <summary>When the link, bound to the reader, ends at the latest; null: the link asks for sign-in.</summary>
    public MailLinkEnd? LinkEnds { get; init; }

    /// <summary>The secret address at which a reply decides; null where none does.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>A last day, and its hour where one was set; without: 24:00.</summary>
public sealed record MailLinkEnd(DateOnly Day, TimeOnly? Until);

/// <summary>What is the same in every mail of an installation.</summary>
public sealed record MailHouse(MailAddressee From, Uri PublicUrl, string Phone);
