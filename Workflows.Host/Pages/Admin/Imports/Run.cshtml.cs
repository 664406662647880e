using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Texts;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Imports.Runs;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Imports;

/// <summary>One import: how the trial went, row by row where rows are bad, the decision to write it, how far it is.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class RunModel(ImportDesk desk, TextCatalog texts, Reader reader, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    public ImportRunPart Run { get; private set; } = null!;

    public static string AddressOf(string id) => "/admin/imports/" + id;

    /// <param name="part">True answers only with what changes while the work goes on.</param>
    public async Task<IActionResult> OnGetAsync(bool part, CancellationToken cancellation)
    {
        if (await desk.FindAsync(Id, After, cancellation) is not { } view) return NotFound();
        Run = ImportRunPart.Of(view, AddressOf(Id), texts, reader, words);
        return part ? Partial("_ImportRun", Run) : Page();
    }

    /// <summary>The whole list of bad rows and changes as CSV.</summary>
    public async Task<IActionResult> OnGetReportAsync(CancellationToken cancellation) =>
        await desk.FindAsync(Id, 0, cancellation) is { } view
            ? new TableResult(reader.T("imports.report.name"), TableWriter.Csv, async (writer, stop) =>
            {
                await writer.RowAsync([reader.T("imports.report.row"), reader.T("imports.report.column"), reader.T("imports.report.found"), reader.T("imports.report.why")], stop);
                await foreach (var line in desk.LinesAsync(Id, stop).WithCancellation(stop))
                    await writer.RowAsync([line.Row, ImportRunPart.ColumnOf(view.Kind, line.Column, reader), line.Found, reader.Language == Language.Chinese ? line.SaidChinese : line.SaidEnglish], stop);
            })
            : NotFound();

    public async Task<IActionResult> OnPostApplyAsync(bool onlyGood, CancellationToken cancellation)
    {
        await desk.ApplyAsync(Id, onlyGood, cancellation);
        return Redirect(AddressOf(Id));
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellation)
    {
        await desk.CancelAsync(Id, reader.Person!.Id, cancellation);
        return Redirect(AddressOf(Id));
    }
}
