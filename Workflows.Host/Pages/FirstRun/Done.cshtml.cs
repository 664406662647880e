using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>Shown while the host builds itself anew. The page asks until the new host answers, and that one leads to signing in.</summary>
[Audience(Audience.Public, Relation.None)]
public sealed class DoneModel(InstallationInfo installation) : PageModel
{
    private const string Afterwards = "/account/sign-in";

    public IActionResult OnGet()
    {
        if (!installation.IsSetUp) return Page();
        if (!Request.Headers.ContainsKey("HX-Request")) return LocalRedirect(Afterwards);
        Response.Headers["HX-Redirect"] = Afterwards;
        return new NoContentResult();
    }
}
