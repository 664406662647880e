using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>One case: how far it is, what happened, who is waited for, what it rests on. Each tab is an address of its own.</summary>
[Audience(Audience.SignedIn, Relation.SeesCase)]
public sealed class CaseModel(CaseAccess access, CasePages pages, CaseReadings readings, Revealed revealed, ReadMarks marks) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    /// <summary><c>opinions</c> shows only what people wrote.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    public CasePage Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await FillAsync(null, cancellation) ? Page() : NotFound();

    /// <summary>Shows one sealed value, once, and writes it down.</summary>
    public async Task<IActionResult> OnPostRevealAsync(string path, CancellationToken cancellation)
    {
        var opened = await revealed.OpenAsync(Id, path, cancellation);
        return opened is not null && await FillAsync(opened, cancellation) ? Page() : NotFound();
    }

    /// <summary>The page reports after display that it was opened: what was copied to the reader is read.</summary>
    public async Task<IActionResult> OnPostOpenedAsync(CancellationToken cancellation)
    {
        await marks.CopiesReadAsync(c => c.InstanceId == Id, cancellation);
        return new NoContentResult();
    }

    private async Task<bool> FillAsync(RevealedValue? opened, CancellationToken cancellation)
    {
        if (await access.ReadAsync(Id, seen => pages.Of(seen, Tab ?? "", Only == "opinions", opened), cancellation) is not { } page) return false;
        await readings.RecordAsync(Id, Tab ?? "", cancellation);
        Case = await pages.WithRowsAsync(page, cancellation);
        return true;
    }
}
