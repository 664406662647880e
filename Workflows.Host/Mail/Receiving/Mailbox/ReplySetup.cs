using System.Globalization;
using Workflows.Definitions.Texts;
using Workflows.Host.Installation;

namespace Workflows.Host.Mail.Receiving;

/// <summary>What an administrator types about the mailbox replies come to. A password left empty is the one kept before.</summary>
public sealed record ReplyForm
{
    public string? Host { get; set; }
    public string? Port { get; set; }
    public string? User { get; set; }
    public string? Password { get; set; }
    public string? Address { get; set; }
    public string? AuthservId { get; set; }
}

/// <summary>Setting replies up: what is typed is tried on the mailbox, and holds only where that can be read.</summary>
public sealed class ReplySetup(StoredSettings settings, MailboxOptions present)
{
    public ReplyForm Present => new()
    {
        Host = present.Host, Port = present.Port.ToString(CultureInfo.InvariantCulture), User = present.User, Address = present.Address, AuthservId = present.AuthservId,
    };

    /// <summary>Why it does not hold; null where it does and was kept. An empty server switches replies off.</summary>
    public async Task<Sentence?> KeepAsync(ReplyForm form, string by, CancellationToken cancellation)
    {
        var typed = new MailboxOptions
        {
            Host = Plain(form.Host), User = Plain(form.User), Password = form.Password is { Length: > 0 } password ? password : present.Password,
            Address = Plain(form.Address), AuthservId = Plain(form.AuthservId),
            Port = Plain(form.Port) is "" ? 995 : int.TryParse(Plain(form.Port), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : -1,
        };
        if (typed.Host.Length > 0 && (ProblemOf(typed) ?? await TryAsync(typed, cancellation)) is { } problem) return problem;
        await settings.SaveAsync(SettingsOf(typed.Host.Length > 0 ? typed : new()), by, cancellation);
        return null;
    }

    private static Sentence? ProblemOf(MailboxOptions typed) =>
        Uri.CheckHostName(typed.Host) == UriHostNameType.Unknown ? Sentence.Of("mail.options.host", ("value", typed.Host))
        : typed.Port is < 1 or > 65535 ? Sentence.Of("mail.options.port", ("value", typed.Port))
        : !HeaderCheck.IsAddress(typed.Address) ? Sentence.Of("replySetup.noAddress")
        : typed.AuthservId is "" ? Sentence.Of("replySetup.noServer")
        : typed.User is "" || typed.Password is "" ? Sentence.Of("replySetup.noAccount")
        : null;

    private static async Task<Sentence?> TryAsync(MailboxOptions typed, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(15));
        try
        {
            await using var mailbox = await Pop3Mailbox.OpenAsync(typed, limit.Token);
            await mailbox.ListAsync(limit.Token);
            return null;
        }
        catch (Exception fault) when (fault is IOException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Sentence.Of("replySetup.unreachable", ("host", typed.Host), ("answer", fault.GetBaseException().Message));
        }
    }

    private static Dictionary<string, string?> SettingsOf(MailboxOptions options) => new()
    {
        ["Mail:Replies:Host"] = options.Host,
        ["Mail:Replies:Port"] = options.Host.Length > 0 ? options.Port.ToString(CultureInfo.InvariantCulture) : null,
        ["Mail:Replies:User"] = options.User,
        ["Mail:Replies:Password"] = options.Password,
        ["Mail:Replies:Address"] = options.Address,
        ["Mail:Replies:AuthservId"] = options.AuthservId,
    };

    private static string Plain(string? typed) => (typed ?? "").Trim();
}
