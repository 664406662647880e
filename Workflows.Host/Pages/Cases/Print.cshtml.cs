using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Packages;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>The A4 审批单 of a case: what was asked, what was decided by whom, and a code by which the sheet can be checked; also as .docx.</summary>
[Audience(Audience.SignedIn, Relation.SeesCase)]
public sealed class PrintModel(CaseAccess access, ApprovalSheets sheets, CaseReadings readings, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public ApprovalSheet Sheet { get; private set; } = null!;

    public Paper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await MadeAsync(cancellation) is not var (sheet, file)) return NotFound();
        (Sheet, Paper) = (sheet, PaperReader.Read(file));
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation)
    {
        if (await MadeAsync(cancellation) is not var (sheet, file)) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return File(file.ToBytes(), DocxFile.MediaType, $"{sheet.Title}{sheet.Number}{PackageReader.DocumentEnding}");
    }

    private async Task<(ApprovalSheet Sheet, DocxFile File)?> MadeAsync(CancellationToken cancellation)
    {
        var check = $"{Request.Scheme}://{Request.Host}{CaseRoutes.Case(Id, "check")}";
        var made = await access.ReadAsync(Id, seen => sheets.Of(seen, check) is var sheet ? Tuple.Create(sheet, SheetDocument.Make(seen, sheet, reader)) : null!, cancellation);
        if (made is null) return null;
        await readings.RecordAsync(Id, "print", cancellation);
        return (made.Item1, made.Item2);
    }
}
