using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Me;

/// <summary>The reader's own page, behind the last tab of a phone: who is signed in, every entry, settings, the way out.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class IndexModel(NavigationMaker maker) : PageModel
{
    public Navigation Navigation { get; private set; } = Navigation.None;

    public async Task OnGetAsync() => Navigation = await maker.MakeAsync(HttpContext);
}
