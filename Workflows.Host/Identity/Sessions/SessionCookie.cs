using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Workflows.Host.Identity;

/// <summary>The cookie of a signed-in person counts only while its session lasts; roles in it are read anew every minute.</summary>
public static class SessionCookie
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (Sessions.IdOf(context.Principal) is { } id && await sessions.LastsAsync(id, context.HttpContext.RequestAborted))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>The person is read anew; which session it is stays.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(Sessions.Claim) is { } session)
            ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaim(session.Clone());
        return Task.CompletedTask;
    }
}
