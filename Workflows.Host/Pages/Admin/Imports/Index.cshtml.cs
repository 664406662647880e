using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Installation;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Imports;
using Workflows.Host.Imports.Runs;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Imports;

/// <summary>导入: what may be imported, and the imports so far, the latest first.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(ImportDesk desk, ImportKinds kinds, TextCatalog texts, CaseNames names, Reader reader, Words words) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public ImmutableArray<(string Name, string Title, string About)> Kinds { get; } =
        [.. kinds.All.Select(k => (k.Name, k.Title(texts).In(reader.Language), k.About(texts).In(reader.Language)))];

    public ImmutableArray<ImportLine> Runs { get; private set; } = [];

    public Pager Pager { get; private set; } = new("", null, null);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var rows = await desk.ListAsync(Before, PageSize + 1, cancellation);
        var named = await names.OfAsync(rows.Select(r => r.By), [], cancellation);
        Runs = [.. rows.Take(PageSize).Select(r => new ImportLine(
            RunModel.AddressOf(r.Id), kinds.Find(r.Kind)?.Title(texts).In(reader.Language) ?? r.Kind, r.FileName, named.Person(r.By), words.Moment(r.At),
            ImportWords.State(r, reader), ImportWords.Counts(r, reader)))];
        Pager = new(reader.T("imports.page", ("count", Runs.Length)), Before is null ? null : "/admin/imports",
            rows.Length > PageSize ? CaseRoutes.With("/admin/imports", ("before", rows[PageSize - 1].Id)) : null);
    }
}

/// <summary>An import as the list shows it.</summary>
public sealed record ImportLine(string Href, string Kind, string File, string Who, string When, Chip State, string Counts);

/// <summary>States and counts of imports in words.</summary>
public static class ImportWords
{
    public static Chip State(ImportRunRow run, Reader reader) => new(reader.T("imports.state." + run.State), run.State switch
    {
        ImportState.Done => Tone.Pass,
        ImportState.Tried => Tone.Soon,
        ImportState.Refused or ImportState.Failed => Tone.Over,
        _ => Tone.Plain,
    });

    public static string Counts(ImportRunRow run, Reader reader) => run.Rows == 0 ? "" : reader.T("imports.counts",
        ("rows", run.Rows), ("new", run.New), ("changed", run.Changed), ("unchanged", run.Unchanged), ("faulty", run.Faulty));
}
