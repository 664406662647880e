using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages;

/// <summary>The address without a path: leads to the first page of the reader's role, or to signing in.</summary>
[Audience(Audience.Public, Relation.Self)]
public sealed class IndexModel(Reader reader, ServedPages pages) : PageModel
{
    public IActionResult OnGet()
    {
        if (reader.Person is not { } person) return LocalRedirect("/account/sign-in");
        var first = NavigationPlan.FirstPage(person.Roles[0]);
        return LocalRedirect(pages.Serve(first, person) ? first : "/me");
    }
}
