using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Workflows.Data.Identity;
using Workflows.Host.Audit;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>
/// However somebody signs in – password, second factor, another provider – a session begins and the system journal has it;
/// signing out ends it. Signing in again on the same device goes on with the session there is.
/// </summary>
public sealed class PersonSignIn(
    UserManager<Account> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<Account> persons, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation,
    Sessions sessions, SystemJournal journal)
    : SignInManager<Account>(users, accessor, persons, options, log, schemes, confirmation)
{
    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var (properties, person) = (authenticationProperties ?? new(), ReaderPerson.From(await ClaimsFactory.CreateAsync(user))!);
        var administrator = person.Roles.Contains(ReaderRole.Administrator);
        properties.IsPersistent = properties.IsPersistent && !administrator;
        if (await PresentAsync(user) is not { } id)
        {
            var session = await sessions.BeginAsync(user.Id, administrator, properties.IsPersistent, Devices.Of(Context.Request.Headers.UserAgent), AddressOf(Context), Context.RequestAborted);
            (id, properties.ExpiresUtc) = (session.Id, session.EndsAt);
            await journal.WriteAsync("signedIn", person.Id, [("session", ShortOf(id)), ("device", session.Device), ("network", session.Address)], CancellationToken.None);
        }
        await base.SignInWithClaimsAsync(user, properties, additionalClaims.Append(new(Sessions.Claim, id.ToString())));
    }

    public override async Task SignOutAsync()
    {
        if (Sessions.IdOf(Context.User) is { } id && Guid.TryParse(Context.User.FindFirstValue(PersonClaims.Account), out var account)
            && await sessions.EndAsync(account, id, CancellationToken.None))
            await journal.WriteAsync("signedOut", ReaderPerson.From(Context.User)!.Id, [("session", ShortOf(id))], CancellationToken.None);
        await base.SignOutAsync();
    }

    /// <summary>As the journal names a session: enough to tell two apart, useless as a key.</summary>
    public static string ShortOf(Guid session) => session.ToString("N")[..8];

    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private async Task<Guid?> PresentAsync(Account user) =>
        Sessions.IdOf(Context.User) is { } id && Context.User.FindFirstValue(PersonClaims.Account) == user.Id.ToString() && await sessions.LastsAsync(id, Context.RequestAborted)
            ? id : null;
}
