using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>Shown while the host builds itself anew; leads to signing in by itself.</summary>
[Audience(Audience.Public, Relation.None)]
public sealed class DoneModel(InstallationInfo installation) : PageModel
{
    public IActionResult OnGet() => installation.IsSetUp ? LocalRedirect("/account/sign-in") : Page();
}
