using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>Where another provider sends people back. Counts only for the browser that was sent there, once, within ten minutes.</summary>
[Audience(Audience.Public, Relation.None), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class ExternalBackModel(ExternalSignIn external) : PageModel
{
    public Sentence Says { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string provider, string? code, string? state, CancellationToken cancellation)
    {
        var outcome = await external.ReturnAsync(provider, code, state, cancellation);
        if (outcome.Says is null) return LocalRedirect(outcome.GoOn);
        Says = outcome.Says;
        return Page();
    }
}
