using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Mail;

namespace Workflows.Host.Identity;

/// <summary>
/// Signing in with another provider: sent there with a state only this browser knows, back with a code. An account that is linked is signed in –
/// its second step is asked as ever; somebody who is signed in links it; a member without an account whose verified mobile is known gets one.
/// </summary>
public sealed class ExternalSignIn(
    ExternalProviders providers, ExternalClient client, Activations activations, SignInManager<Account> signIn, WorkflowsContext data, SystemJournal journal,
    IDataProtectionProvider protection, MailHouse house, IHttpContextAccessor accessor, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _kept = protection.CreateProtector("external sign-in").ToTimeLimitedDataProtector();

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The address to send the browser to; null where there is no such provider.</summary>
    public string? Begin(string name)
    {
        if (providers.Find(name) is not { } provider) return null;
        var (state, verifier) = (MailLinks.NewToken(), MailLinks.NewToken());
        Http.Response.Cookies.Append(CookieOf(name), _kept.Protect(JsonSerializer.Serialize(new Kept(state, verifier, Signed)), Patience), Cookie());
        return ExternalClient.AddressOf(provider, state, verifier, BackOf(name));
    }

    /// <summary>What came of it: the sentence, and where to go on.</summary>
    public async Task<ExternalOutcome> ReturnAsync(string name, string? code, string? state, CancellationToken cancellation)
    {
        var kept = Take(name);
        if (providers.Find(name) is not { } provider || kept is null || code is not { Length: > 0 and <= 2000 } || !Same(kept.State, state ?? "")) return new(Sentence.Of("external.stale"));
        // Whoever began to link must still be who comes back.
        if (kept.Account != Signed) return new(Sentence.Of("external.stale"));
        if (await client.WhoAsync(provider, code, kept.Verifier, BackOf(name), cancellation) is not { } who) return new(Sentence.Of("external.notTold", ("provider", provider.Label)));
        if (Signed is { } account) return await LinkAsync(provider, who, account, cancellation);
        if (await signIn.UserManager.FindByLoginAsync(name, who.Subject) is not null) return await SignInAsync(name, who);
        return await ActivateAsync(provider, who, cancellation) ? await SignInAsync(name, who) : new(Sentence.Of("external.unknown", ("provider", provider.Label)));
    }

    private async Task<ExternalOutcome> SignInAsync(string name, ExternalPerson who)
    {
        var result = await signIn.ExternalLoginSignInAsync(name, who.Subject, isPersistent: false, bypassTwoFactor: false);
        return result.Succeeded ? new(null, "/") : result.RequiresTwoFactor ? new(null, "/account/code") : new(Sentence.Of("external.stale"));
    }

    private async Task<ExternalOutcome> LinkAsync(ExternalProvider provider, ExternalPerson who, string id, CancellationToken cancellation)
    {
        if (await signIn.UserManager.FindByIdAsync(id) is not { } account) return new(Sentence.Of("external.stale"));
        if (await signIn.UserManager.FindByLoginAsync(provider.Name, who.Subject) is { } other)
            return other.Id == account.Id ? new(null, "/me") : new(Sentence.Of("external.others", ("provider", provider.Label)));
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        await signIn.UserManager.AddLoginAsync(account, new(provider.Name, who.Subject, provider.Label));
        await journal.AppendAsync(data, "externalLinked", account.PersonId, [("provider", provider.Name)], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(null, "/me");
    }

    /// <summary>True where an account was made and linked: exactly one member without one has the mobile the provider vouches for.</summary>
    private async Task<bool> ActivateAsync(ExternalProvider provider, ExternalPerson who, CancellationToken cancellation)
    {
        if (who.Mobile is not { } mobile || await activations.WithoutAccountAsync(mobile, cancellation) is not { } person) return false;
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var account = new Account { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = mobile, PersonId = person };
        if (await data.Users.AnyAsync(a => a.PersonId == person, cancellation) || !(await signIn.UserManager.CreateAsync(account)).Succeeded) return false;
        await signIn.UserManager.AddLoginAsync(account, new(provider.Name, who.Subject, provider.Label));
        await journal.AppendAsync(data, "memberActivated", person, [("account", mobile), ("way", provider.Name)], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>The account that is signed in; null for a visitor.</summary>
    private string? Signed => Http.User.FindFirst(PersonClaims.Account)?.Value;

    private Kept? Take(string name)
    {
        var cookie = Http.Request.Cookies[CookieOf(name)];
        Http.Response.Cookies.Delete(CookieOf(name), Cookie());
        try
        {
            return cookie is null ? null : JsonSerializer.Deserialize<Kept>(_kept.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string BackOf(string name) => MailRoutes.In(house.PublicUrl, $"/account/external/{name}/back").AbsoluteUri;

    private CookieOptions Cookie() => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, Path = "/account/external", IsEssential = true };

    private static string CookieOf(string name) => "external-" + name;

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private sealed record Kept(string State, string Verifier, string? Account);
}

/// <param name="Says">Why nobody is signed in; null where all went well.</param>
public sealed record ExternalOutcome(Sentence? Says, string GoOn = "/account/sign-in");
