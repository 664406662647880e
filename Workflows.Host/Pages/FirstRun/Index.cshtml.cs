using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>The door of the assistant: the one-time code from the console.</summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class IndexModel(FirstRunCode code, FirstRunSetup setup, InstallationInfo installation) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public bool Wrong { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (installation.IsSetUp) return NotFound();
        if ((await setup.StateAsync(cancellation)).Closed) return LocalRedirect(FirstRunGate.Address + "/done");
        return code.IsOpen(Request) ? LocalRedirect(await NextAsync(cancellation)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (installation.IsSetUp) return NotFound();
        if (code.Open(Code) is not { } opened)
        {
            Wrong = true;
            return Page();
        }
        Response.Cookies.Append(FirstRunCode.Cookie, opened, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Request.IsHttps, IsEssential = true });
        return LocalRedirect(await NextAsync(cancellation));
    }

    /// <summary>Where it goes on: the first step that is not done.</summary>
    private async Task<string> NextAsync(CancellationToken cancellation)
    {
        var state = await setup.StateAsync(cancellation);
        return FirstRunSteps.AddressOf(FirstRunSteps.All.First(s => !FirstRunSteps.IsDone(s, state)));
    }
}
