using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Mail;

/// <summary>What an administrator types about mail. A password left empty is the one kept before.</summary>
public sealed record MailForm
{
    public string? Host { get; set; }
    public string? Port { get; set; }
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;
    public string? User { get; set; }
    public string? Password { get; set; }
    public string? From { get; set; }
    public string? FromName { get; set; }
    public string? Phone { get; set; }
    public string? PublicUrl { get; set; }

    /// <summary>Where the test mail goes.</summary>
    public string? TestTo { get; set; }
}

/// <summary>The form as it stands, and what is to be said about it.</summary>
/// <param name="HasPassword">True where one is kept; it is never shown.</param>
/// <param name="Sent">The address a test mail was just sent to; null where none was.</param>
public sealed record MailView(MailForm Form, bool HasPassword, bool Confirmed, bool Tested, string? Sent, ImmutableArray<Sentence> Problems);

/// <summary>The desk behind both places where mail is set up: the assistant of the first start and the page for administrators.</summary>
public sealed class MailDesk(MailSetup setup, Reader reader)
{
    /// <param name="address">The public address offered where none is set.</param>
    public async Task<MailView> LookAsync(string address, CancellationToken cancellation)
    {
        var draft = await setup.DraftAsync(cancellation);
        var form = FormOf(draft.Options);
        if (draft.Options is { HasServer: false } && draft.TokenHash is null) form.PublicUrl = address;
        return ViewOf(form, draft, null, []);
    }

    /// <summary>Keeps what was typed and sends a test mail where it makes sense.</summary>
    public async Task<MailView> TestAsync(MailForm form, CancellationToken cancellation)
    {
        var draft = await KeepAsync(form, cancellation);
        var to = (form.TestTo ?? "").Trim();
        ImmutableArray<Sentence> problems =
        [
            .. draft.Options.HasServer ? [] : new[] { Sentence.Of("mailSetup.noHost") },
            .. MailOptionsCheck.ProblemsOf(draft.Options),
            .. HeaderCheck.IsAddress(to) ? [] : new[] { Sentence.Of("mailSetup.noAddress") },
        ];
        if (!problems.IsEmpty) return ViewOf(form, draft, null, problems);
        return await setup.TestAsync(to, reader.Language, cancellation) switch
        {
            SendOutcome.Retry { Reason: var why } => ViewOf(form, draft, null, [why]),
            SendOutcome.Permanent { Reason: var why } => ViewOf(form, draft, null, [why]),
            _ => ViewOf(form, draft, to, []) with { Tested = true },
        };
    }

    public async Task<MailDraft> KeepAsync(MailForm form, CancellationToken cancellation)
    {
        var before = (await setup.DraftAsync(cancellation)).Options;
        return await setup.KeepAsync(before with
        {
            Host = Plain(form.Host), Security = form.Security, User = Plain(form.User),
            Port = int.TryParse(Plain(form.Port), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : Plain(form.Port) is "" ? 0 : -1,
            Password = Plain(form.User) is "" ? "" : form.Password is { Length: > 0 } typed ? typed : before.Password,
            From = Plain(form.From), FromName = Plain(form.FromName), Phone = Plain(form.Phone), PublicUrl = Plain(form.PublicUrl).TrimEnd('/'),
        }, cancellation);
    }

    private static MailView ViewOf(MailForm form, MailDraft draft, string? sent, ImmutableArray<Sentence> problems) =>
        new(form with { Password = null }, draft.Options.Password.Length > 0, draft.Confirmed, draft.TokenHash is not null, sent, problems);

    private static MailForm FormOf(MailOptions options) => new()
    {
        Host = options.Host, Port = options.Port is 0 ? "" : options.Port.ToString(CultureInfo.InvariantCulture), Security = options.Security, User = options.User,
        From = options.From == MailOptions.DemonstrationFrom ? "" : options.From, FromName = options.FromName, Phone = options.Phone, PublicUrl = options.PublicUrl,
    };

    private static string Plain(string? typed) => (typed ?? "").Trim();
}
