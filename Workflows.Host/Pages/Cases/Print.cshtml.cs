using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;

namespace Workflows.Host.Pages.Cases;

/// <summary>The A4 审批单 of a case: what was asked, what was decided by whom, and a code by which the sheet can be checked.</summary>
[Audience(Audience.SignedIn, Relation.SeesCase)]
public sealed class PrintModel(CaseAccess access, ApprovalSheets sheets, CaseReadings readings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public ApprovalSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var check = $"{Request.Scheme}://{Request.Host}{CaseRoutes.Case(Id, "check")}";
        if (await access.ReadAsync(Id, seen => sheets.Of(seen, check), cancellation) is not { } sheet) return NotFound();
        await readings.RecordAsync(Id, "print", cancellation);
        Sheet = sheet;
        return Page();
    }
}
