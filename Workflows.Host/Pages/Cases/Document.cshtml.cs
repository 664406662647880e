using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Documents;
using Workflows.Definitions.Documents;
using Workflows.Host.Evidence;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Stages.Document;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>A document of a case as a page of A4, and its .docx. For whoever may see the case.</summary>
[Audience(Audience.SignedIn, Relation.SeesCase)]
public sealed class DocumentModel(CaseAccess access, CaseReadings readings, DocumentFiles files, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public Paper Paper { get; private set; } = null!;
    public string Title { get; private set; } = "";
    public string Standing { get; private set; } = "";
    public string Digest { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not var (row, file) || DocumentFiles.PaperOf(file) is not { } paper) return NotFound();
        Paper = paper;
        Title = $"{(await files.TypesAsync(Id, cancellation))(row).In(reader.Language)} {row.Number}";
        Standing = reader.T($"document.phase.{row.Phase}");
        Digest = BasisLines.Short(DocumentFiles.HashOf(row), 4);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not var (_, file)) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return File(file.Bytes, DocxFile.MediaType, file.Name);
    }

    private async Task<(DocumentRow Row, EvidenceFile File)?> FindAsync(CancellationToken cancellation)
    {
        if (!await access.MaySeeAsync(Id, cancellation) || await files.FindAsync(Id, Key, cancellation) is not { } row
            || await files.OpenAsync(row, cancellation) is not { } file) return null;
        await readings.RecordAsync(Id, "document", cancellation);
        return (row, file);
    }
}
