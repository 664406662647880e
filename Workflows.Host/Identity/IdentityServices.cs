using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Workflows.Host.Identity;

/// <summary>The room of signing in: the cookie of a signed-in person, the token of a program, and the audience of each page as the only policy.</summary>
public static class IdentityServices
{
    public static IServiceCollection AddUnionIdentity(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, o =>
        {
            o.Cookie.Name = "person";
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.HttpOnly = true;
            o.LoginPath = "/account/sign-in";
            o.SlidingExpiration = false;
            o.Events.OnRedirectToAccessDenied = Refuse;
            o.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
            o.ForwardDefaultSelector = context => AccessTokenScheme.IsMeant(context) ? AccessTokenScheme.SchemeName : null;
        }).AddCookie(IdentityConstants.TwoFactorUserIdScheme, o =>
        {
            o.Cookie.Name = "half";
            o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        }).AddCookie(IdentityConstants.TwoFactorRememberMeScheme).AddCookie(IdentityConstants.ExternalScheme).AddScheme<AuthenticationSchemeOptions, AccessTokenScheme>(AccessTokenScheme.SchemeName, null);
        services.AddSingleton<IAuthorizationHandler, AudiencePolicy>().AddSingleton<IAuthorizationHandler, AccessScopePolicy>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new AudiencePolicy(), new AccessScopePolicy()).Build());
        services.AddRelationDoors();
        return services;
    }

    /// <summary>Somebody who is signed in and not meant sees the page that says so; signing in again would not help.</summary>
    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
