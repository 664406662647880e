using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Workflows.Data.Identity;

namespace Workflows.Host.Identity;

/// <summary>
/// Recognizes a program by the token in <c>Authorization: Bearer</c>, the only way into addresses under <c>/api</c>; cookies count
/// for nothing there. The person behind it is read anew for every request, so a post that ended or an account that was locked
/// ends the token's rights at once.
/// </summary>
public sealed class AccessTokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "access-token";

    /// <summary>Claims: the token's id and name, and one for each scope.</summary>
    public const string Token = "access-token", Name = "access-token-name", Scope = "access-scope";

    private const string Bearer = "Bearer ";

    /// <summary>Whether an address is asked for with tokens instead of cookies.</summary>
    public static bool IsMeant(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var (services, cancellation) = (Context.RequestServices, Context.RequestAborted);
        var (tokens, users) = (services.GetRequiredService<AccessTokens>(), services.GetRequiredService<UserManager<Account>>());
        if (await tokens.FindAsync(header[Bearer.Length..].Trim(), cancellation) is not { } row || await users.FindByIdAsync(row.AccountId.ToString()) is not { } account || account.LockoutEnd > TimeProvider.GetUtcNow())
            return AuthenticateResult.Fail("The access token is unknown, over or revoked.");
        var person = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        await tokens.UsedAsync(row, account.PersonId, PersonSignIn.AddressOf(Context), cancellation);
        ((ClaimsIdentity)person.Identity!).AddClaims([new(Token, row.Id.ToString()), new(Name, row.Name), .. row.Scopes.Split(' ').Select(s => new Claim(Scope, s))]);
        return AuthenticateResult.Success(new(person, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
