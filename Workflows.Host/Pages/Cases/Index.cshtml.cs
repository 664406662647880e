using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Inbox;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>办件查询: every case the reader may see, found by number, title, person and unit. A full number opens its case at once.</summary>
[Audience(Audience.SignedIn, Relation.WithinSight), EnableRateLimiting(RateLimits.Search)]
public sealed class IndexModel(CaseAccess access, CaseSearch search, CaseTables tables, CaseExport export, SavedFilters kept, AuditTrail trail, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Process { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public CaseTable Table { get; private set; } = CaseTable.None;

    public Filters Filters { get; private set; } = new();

    public Pager Pager { get; private set; } = new("", null, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var sight = (await access.VisibilityAsync(cancellation)).Sight;
        if (Typed is { Length: > 0 } number && await search.ByNumberAsync(sight, number.Trim(), cancellation) is { } id)
            return LocalRedirect(CaseRoutes.Case(id));
        var page = await search.FindAsync(sight, new(Typed ?? "", State ?? "", Process ?? "", After ?? ""), cancellation);
        Table = await tables.OfAsync(page.Rows, CaseRoutes.Case, cancellation);
        Filters = await kept.WithKeptAsync(await FiltersAsync(cancellation), "cases", Request.QueryString.Value ?? "", cancellation);
        Pager = PagerOf(page);
        return Page();
    }

    /// <summary>What the list found, all of it, as a table.</summary>
    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellation)
    {
        var sight = (await access.VisibilityAsync(cancellation)).Sight;
        await trail.WriteAsync("exported", ("what", "cases"), ("filter", ExportAddress), ("format", format), cancellation);
        return new TableResult(reader.T("export.cases.name"), format, (writer, stop) => export.WriteAsync(sight, new(Typed ?? "", State ?? "", Process ?? ""), writer, stop));
    }

    public string ExportAddress => Address();

    private async Task<Filters> FiltersAsync(CancellationToken cancellation) => new()
    {
        Segments = [.. new[] { "", "running", "ended", "stuck" }.Select(s => new FilterLink(
            reader.T(s.Length == 0 ? "cases.filter.all" : "cases.filter." + s), Address(state: s), (State ?? "") == s, s == "stuck" ? Tone.Over : Tone.Plain))],
        Saved = [.. (await access.ProcessesAsync(cancellation)).Select(p => new FilterLink(
            p.Words, Address(process: p.Name == Process ? "" : p.Name), p.Name == Process))],
    };

    private Pager PagerOf(CaseListPage page) => new(
        page.Next is null && After is null ? reader.T("pager.all", ("count", Words.Number(page.Total))) : reader.T("pager.some", ("count", page.TotalWords)),
        After is null ? null : Address(),
        page.Next is { } next ? Address(after: next) : null) { ShowKeys = false };

    private string Address(string? state = null, string? process = null, string? after = null) => CaseRoutes.With("/cases",
        ("q", Typed), ("state", state ?? State), ("process", process ?? Process), ("after", after));
}
