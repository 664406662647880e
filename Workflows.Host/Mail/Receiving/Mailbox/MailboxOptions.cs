namespace Workflows.Host.Mail.Receiving;

/// <summary>The mailbox that replies come to: section <c>Mail:Replies</c> of the configuration. Off where any part is missing.</summary>
public sealed record MailboxOptions
{
    public const string Section = MailOptions.Section + ":Replies";

    /// <summary>The POP3 server, spoken to by TLS from the first byte.</summary>
    public string Host { get; init; } = "";
    public int Port { get; init; } = 995;
    public string User { get; init; } = "";

    /// <summary>Belongs in the environment, not in a file.</summary>
    public string Password { get; init; } = "";

    /// <summary>The mailbox's address; replies come to it with a tag (<c>box+tag@host</c>), which its server must deliver into the same box.</summary>
    public string Address { get; init; } = "";

    /// <summary>The name by which our border server signs its verdicts on senders (RFC 8601). Without it nobody's reply can be trusted, so replies are off.</summary>
    public string AuthservId { get; init; } = "";

    /// <summary>How long one visit to the mailbox may take, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 120;

    /// <summary>How often the mailbox is looked into, in seconds.</summary>
    public int EverySeconds { get; init; } = 30;

    public bool IsOn => Host.Length > 0 && User.Length > 0 && Password.Length > 0 && AuthservId.Length > 0 && HeaderCheck.IsAddress(Address);

    /// <summary>Keeps the password out of logs.</summary>
    public override string ToString() => $"Mailbox {Host}:{Port} {Address}";
}
