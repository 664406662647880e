using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Installation;
using Workflows.Host.Sealing;

namespace Workflows.Host.Mail;

/// <summary>
/// Setting mail up: what is typed is kept as a draft, a test mail is sent with it, and following the link in that mail is what
/// makes it confirmed. Applied, it becomes the settings of section <c>Mail</c>.
/// </summary>
public sealed class MailSetup(
    IDbContextFactory<WorkflowsContext> contexts, StoredSettings settings, MasterKey master, MailOptions present, TextCatalog texts, TimeProvider clock)
{
    private const string Kept = "mail.draft";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What was typed last; before that the settings in force.</summary>
    public async Task<MailDraft> DraftAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Settings.Where(s => s.Name == Kept).Select(s => s.Value).SingleOrDefaultAsync(cancellation) is not { } json)
            return new(present, null, false);
        var draft = JsonSerializer.Deserialize<MailDraft>(json, Json)!;
        return draft with { Options = draft.Options with { Password = master.OpenSetting(Kept, draft.Options.Password) ?? "" } };
    }

    /// <summary>Keeps what was typed. Another server or sender than before is not confirmed any more.</summary>
    public async Task<MailDraft> KeepAsync(MailOptions typed, CancellationToken cancellation)
    {
        var before = await DraftAsync(cancellation);
        var draft = before.Options == typed ? before : new MailDraft(typed, null, false);
        await WriteAsync(draft, cancellation);
        return draft;
    }

    /// <summary>Sends a mail with a link to an address; the draft is confirmed when somebody follows it.</summary>
    public async Task<SendOutcome> TestAsync(string to, Language language, CancellationToken cancellation)
    {
        var draft = await DraftAsync(cancellation);
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await WriteAsync(draft with { TokenHash = HashOf(token) }, cancellation);
        var link = MailRoutes.In(new Uri(draft.Options.PublicUrl), "/mail-test/" + token).AbsoluteUri;
        var transport = MailServices.TransportOf(draft.Options, clock);
        using var ends = transport as IDisposable;
        return await transport.SendAsync(Mail(draft.Options, to, link, language), cancellation);
    }

    /// <summary>True where the token is that of the last test mail.</summary>
    public async Task<bool> ConfirmAsync(string token, CancellationToken cancellation)
    {
        var draft = await DraftAsync(cancellation);
        if (draft.TokenHash is null || draft.TokenHash != HashOf(token)) return false;
        await WriteAsync(draft with { Confirmed = true }, cancellation);
        return true;
    }

    /// <summary>Makes the draft the settings in force; hosts take them up within seconds.</summary>
    public async Task ApplyAsync(string by, CancellationToken cancellation) =>
        await settings.SaveAsync(SettingsOf((await DraftAsync(cancellation)).Options), by, cancellation);

    public static Dictionary<string, string?> SettingsOf(MailOptions options) => new()
    {
        ["Mail:Host"] = options.Host,
        ["Mail:Port"] = options.Port == 0 ? null : options.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:Security"] = options.Security.ToString(),
        ["Mail:User"] = options.User,
        ["Mail:Password"] = options.Password,
        ["Mail:From"] = options.From,
        ["Mail:FromName"] = options.FromName,
        ["Mail:Phone"] = options.Phone,
        ["Mail:PublicUrl"] = options.PublicUrl,
    };

    private async Task WriteAsync(MailDraft draft, CancellationToken cancellation)
    {
        var wrapped = draft with { Options = draft.Options with { Password = master.WrapSetting(Kept, draft.Options.Password) } };
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await StoredSettings.SetAsync(context, Kept, JsonSerializer.Serialize(wrapped, Json), cancellation);
        await context.SaveChangesAsync(cancellation);
    }

    private OutgoingMail Mail(MailOptions options, string to, string link, Language language)
    {
        string Say(string key) => texts.Say(key, language, ("link", link));
        var from = new MailAddressee(options.FromName.Length > 0 ? options.FromName : texts.Raw("mail.from", Language.Chinese), options.From);
        return new()
        {
            MessageId = MailIds.Message("mail test " + link, to, options.From), From = from, To = new(to, to),
            Subject = Say("mailSetup.mail.subject"), Text = Say("mailSetup.mail.text").ReplaceLineEndings("\r\n"),
            Html = $"<p>{System.Net.WebUtility.HtmlEncode(Say("mailSetup.mail.html"))}</p><p><a href=\"{link}\">{System.Net.WebUtility.HtmlEncode(Say("mailSetup.mail.button"))}</a></p>",
        };
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token)));
}

/// <summary>Mail settings before they hold.</summary>
/// <param name="TokenHash">Of the link in the last test mail; null before one was sent.</param>
/// <param name="Confirmed">True once the link was followed.</param>
public sealed record MailDraft(MailOptions Options, string? TokenHash, bool Confirmed);
