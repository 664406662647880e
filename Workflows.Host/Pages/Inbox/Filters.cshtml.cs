using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Tasks;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>常用筛选: keeps the filter that was just used under a name, lists what is kept and takes it away.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class FiltersModel(SavedFilters filters, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    /// <summary>The conditions to be kept; null where the page only lists.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public ImmutableArray<SavedFilterRow> Kept { get; private set; } = [];

    public Note? Fault { get; private set; }

    public Empty Empty => new(reader.T("filters.none"), reader.T("filters.none.why"), [new(reader.T("nav.inbox"), "/inbox")]) { Icon = "star" };

    /// <summary>Back to the list with the filter on.</summary>
    public string Back => SavedFilters.PathOf(List ?? "") is { } path ? Query is { Length: > 0 } query ? $"{path}?{SavedFilters.Conditions(List!, query)}" : path : "/inbox";

    public string BackWords => SavedFilters.PathOf(List ?? "") is null ? "nav.inbox" : "nav." + List;

    public async Task OnGetAsync(CancellationToken cancellation) => Kept = await filters.AllAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await filters.KeepAsync(List ?? "", Name?.Trim() ?? "", Query ?? "", cancellation) is not { } fault) return LocalRedirect(Back);
        Fault = new(reader.T(fault, ("most", SavedFilters.Most), ("letters", SavedFilters.LongestName)), Tone.Over);
        await OnGetAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken cancellation)
    {
        await filters.ForgetAsync(List ?? "", Name ?? "", cancellation);
        return LocalRedirect("/inbox/filters");
    }
}
