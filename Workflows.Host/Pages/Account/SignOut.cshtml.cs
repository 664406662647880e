using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;

namespace Workflows.Host.Pages.Account;

/// <summary>Signing out, by post only; then says that it is done.</summary>
[Audience(Audience.Public, Relation.Self)]
public sealed class SignOutModel(ISignIn signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await signIn.SignOutAsync(cancellation);
        // Files that were not handed in yet stay in the browser for a reloaded page; the next person at it must not find them.
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect("/account/sign-out");
    }
}
