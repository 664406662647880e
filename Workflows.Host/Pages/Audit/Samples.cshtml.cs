using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Audit;

/// <summary>抽查: the cases of the subtree the reader audits. Looking at the list is journalled, as is opening a case.</summary>
[Audience(Audience.Auditor, Relation.WithinSight), EnableRateLimiting(RateLimits.Search)]
public sealed class SamplesModel(CaseAccess access, CaseSearch search, CaseTables tables, CaseExport export, AuditTrail trail, Reader reader) : PageModel
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

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var audited = (await access.VisibilityAsync(cancellation)).AuditSight;
        var page = await search.FindAsync(audited, new(Typed ?? "", State ?? "", Process ?? "", After ?? ""), cancellation);
        await trail.WriteAsync("auditorListed", ("words", Typed ?? ""), ("state", State ?? ""), ("process", Process ?? ""), cancellation);
        Table = await tables.OfAsync(page.Rows, CaseRoutes.Case, cancellation);
        var processes = await access.ProcessesAsync(cancellation);
        Filters = new()
        {
            Segments = [.. new[] { "", "running", "ended", "stuck" }.Select(s => new FilterLink(
                reader.T(s.Length == 0 ? "cases.filter.all" : "cases.filter." + s), Address(state: s), (State ?? "") == s, s == "stuck" ? Tone.Over : Tone.Plain))],
            Saved = [.. processes.Select(p => new FilterLink(p.Words, Address(process: p.Name == Process ? "" : p.Name), p.Name == Process))],
        };
        Pager = new(reader.T("pager.some", ("count", page.TotalWords)), After is null ? null : Address(), page.Next is { } next ? Address(after: next) : null);
    }

    /// <summary>The audited cases found, as a table.</summary>
    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellation)
    {
        var audited = (await access.VisibilityAsync(cancellation)).AuditSight;
        await trail.WriteAsync("exported", ("what", "cases"), ("filter", ExportAddress), ("format", format), cancellation);
        return new TableResult(reader.T("export.cases.name"), format, (writer, stop) => export.WriteAsync(audited, new(Typed ?? "", State ?? "", Process ?? ""), writer, stop));
    }

    public string ExportAddress => Address();

    private string Address(string? state = null, string? process = null, string? after = null) => CaseRoutes.With("/audit/samples",
        ("q", Typed), ("state", state ?? State), ("process", process ?? Process), ("after", after));
}
