using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Imports;
using Workflows.Host.Imports.Runs;
using Workflows.Host.Imports.Tables;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Imports;

/// <summary>One kind of import: its columns, a file to begin with, and where to send the table.</summary>
[Audience(Audience.Administrator, Relation.None), RequestSizeLimit(TableLimits.MostBytes + (1 << 20))]
public sealed class NewModel(ImportDesk desk, ImportKinds kinds, TextCatalog texts, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty]
    public IFormFile? Table { get; set; }

    public ImportStart Start { get; private set; } = null!;

    public IActionResult OnGet() => Show(null);

    /// <summary>The file to begin with, as <c>csv</c> or <c>xlsx</c>.</summary>
    public IActionResult OnGetTemplate(string format) => kinds.Find(Kind) is { } kind ? ImportStart.TemplateOf(kind, format, texts, reader) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Table is null) return Show(Sentence.Of("imports.file.none"));
        await using var content = Table.OpenReadStream();
        var run = await desk.UploadAsync(Kind, Table.FileName, content, reader.Person!.Id, cancellation);
        return run.Refusal is { } refusal ? Show(refusal) : Redirect(RunModel.AddressOf(run.Value));
    }

    private IActionResult Show(Sentence? fault)
    {
        if (kinds.Find(Kind) is not { } kind) return NotFound();
        Start = ImportStart.Of(kind, $"/admin/imports/new/{kind.Name}", fault, texts, reader);
        return Page();
    }
}
