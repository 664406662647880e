using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Registers;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Audit;

/// <summary>导出: what an auditor may take away, each list as it stands on its own page.</summary>
[Audience(Audience.Auditor, Relation.WithinSight)]
public sealed class ExportsModel(RegisterEntries registers, RegisterWords said, JournalExport journal, AuditTrail trail, Reader reader) : PageModel
{
    public ImmutableArray<ExportLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Lines =
    [
        new(reader.T("exports.cases"), reader.T("exports.cases.about"), "/audit/samples"),
        .. Enumerable.Range(reader.Today.Year - 1, 2).Reverse().Select(year => new ExportLine(
            reader.T("exports.funds", ("year", year)), reader.T("exports.funds.about"), string.Create(CultureInfo.InvariantCulture, $"/funds?year={year}"))),
        .. (await registers.AllAsync(cancellation)).Select(r => new ExportLine(said.Register(r.Name), reader.T("exports.registers.about"), "/registers/" + Uri.EscapeDataString(r.Name))),
        new(reader.T("exports.journal"), reader.T("exports.journal.about"), "/audit/exports"),
    ];

    /// <summary>The system journal, which has no other page for auditors.</summary>
    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellation)
    {
        await trail.WriteAsync("exported", ("what", "systemJournal"), ("format", format), cancellation);
        return new TableResult(reader.T("exports.journal"), format, (writer, stop) => journal.WriteAsync(null, null, writer, stop));
    }
}

/// <param name="Address">The page the list stands on; its handler <c>Export</c> gives it out.</param>
public sealed record ExportLine(string Words, string About, string Address);
