namespace Workflows.Host.Mail;

/// <summary>How the union's mail goes out: section <c>Mail</c> of the configuration, or <c>Mail__Host</c> … in the environment.</summary>
public sealed record MailOptions
{
    public const string Section = "Mail";

    /// <summary>The SMTP server. Empty: nothing is sent, mails are laid into <see cref="Folder"/> to be read there.</summary>
    public string Host { get; init; } = "";

    /// <summary>0 takes the usual port of <see cref="Security"/>: 25, 587 or 465.</summary>
    public int Port { get; init; }

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Empty: the server takes mail from this machine without a password.</summary>
    public string User { get; init; } = "";

    /// <summary>Belongs in the environment, not in a file.</summary>
    public string Password { get; init; } = "";

    /// <summary>The one verified address all mails come from. The default is the demonstration's and goes to no server.</summary>
    public string From { get; init; } = DemonstrationFrom;

    public const string DemonstrationFrom = "banjian@union.example";

    /// <summary>Empty: the name from the texts, 「工会办件」.</summary>
    public string FromName { get; init; } = "";

    /// <summary>Printed in the foot of every mail; may be empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Where readers reach this installation: <c>https://banjian.union.example</c>.</summary>
    public string PublicUrl { get; init; } = "http://localhost:5000";

    /// <summary>Where mails lie when there is no server.</summary>
    public string Folder { get; init; } = "mail";

    /// <summary>How long one mail may take, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    public int PortInUse => Port != 0 ? Port : Security switch
    {
        MailSecurity.None => 25,
        MailSecurity.StartTls => 587,
        _ => 465,
    };

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
    public bool HasServer => Host.Length > 0;

    /// <summary>Keeps the password out of logs.</summary>
    public override string ToString() => $"Mail {Host}:{PortInUse} {Security} {From}";
}

/// <summary>How the line to the server is protected. Named in full, because "SSL" means two different things.</summary>
public enum MailSecurity
{
    /// <summary>Not at all; only for a server on this machine.</summary>
    None,
    /// <summary>Begins plain and must turn to TLS before anything is said (usually port 587).</summary>
    StartTls,
    /// <summary>TLS from the first byte (usually port 465).</summary>
    ImplicitTls,
}
