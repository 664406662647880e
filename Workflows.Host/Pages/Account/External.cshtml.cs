using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>Leads to another provider's page for signing in, with a state only this browser knows. Changes nothing here.</summary>
[Audience(Audience.Public, Relation.None), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class ExternalModel(ExternalSignIn external) : PageModel
{
    public IActionResult OnGet(string provider) => external.Begin(provider) is { } address ? Redirect(address) : NotFound();
}
