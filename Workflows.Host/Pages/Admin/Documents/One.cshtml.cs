using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Documents;
using Workflows.Definitions;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Stages.Document;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Documents;

/// <summary>One template: what it looks like with made-up answers, the fields it asks for, its versions; downloading, laying another over it, going back.</summary>
[Audience(Audience.Administrator, Relation.None), RequestSizeLimit(DocxFile.MostBytes + (1 << 20))]
public sealed class OneModel(TemplateBook book, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Package { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>The version shown; 0 the package's own, nothing the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Version { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public KnownTemplate Known { get; private set; } = null!;
    public DocumentTemplate Shown { get; private set; } = null!;
    public Paper Paper { get; private set; } = null!;
    public ImmutableArray<Problem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FillAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation) =>
        await FillAsync(cancellation) ? File(Shown.Bytes, DocxFile.MediaType, $"{Package}-{Name}{PackageReader.DocumentEnding}") : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FillAsync(cancellation)) return NotFound();
        if (Upload is not { Length: > 0 } file)
            Problems = [new Problem("", "", 0, Sentence.Of("templates.noFile"))];
        else if (From is not { } day || day < reader.Today)
            Problems = [new Problem("", "", 0, Sentence.Of("templates.dayPast"))];
        else
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellation);
            Problems = await book.LayAsync(Known, file.FileName, bytes.ToArray(), day, reader.Person!.Id, cancellation);
            if (Problems.IsEmpty && (await book.FindAsync(Package, Name, cancellation))?.Laid.MaxBy(t => t.Id) is { } laid)
                return Redirect($"{IndexModel.Address(Package, Name)}?version={laid.Id}");
        }
        return Page();
    }

    /// <summary>Laid for a day that has not come, and not taken back again.</summary>
    public bool IsToCome(DocumentTemplateRow laid) => laid.FromDay > reader.Today && laid.Bytes is not null && Known.Laid.First(l => l.FromDay == laid.FromDay).Id == laid.Id;

    /// <summary>The package's own is used again from today, or instead of what was laid for a day to come.</summary>
    public async Task<IActionResult> OnPostBackAsync(CancellationToken cancellation)
    {
        if (!await FillAsync(cancellation)) return NotFound();
        await book.TakeBackAsync(Known, From is { } day && day > reader.Today ? day : reader.Today, reader.Person!.Id, cancellation);
        return Redirect(IndexModel.Address(Package, Name));
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        if (await book.FindAsync(Package, Name, cancellation) is not { } known || known.Version(Version, reader.Today) is not { } shown) return false;
        (Known, Shown) = (known, shown);
        Paper = PaperReader.Read(TemplateSample.Of(known.Process.Package, shown, reader));
        return true;
    }
}
