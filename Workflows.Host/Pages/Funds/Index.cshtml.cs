using Workflows.Definitions;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Funds;

/// <summary>帮扶资金: the budget lines of the reader's units with what is paid, set aside and left.</summary>
[Audience(Audience.SignedIn, Relation.WithinSight)]
public sealed class IndexModel(BudgetLines ledgers, FundsExport export, AuditTrail trail, CaseNames names, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public ImmutableArray<LedgerFigures> Lines { get; private set; } = [];

    public Names Names { get; private set; } = new(ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);

    public Filters Filters { get; private set; } = new();

    public int Shown => Year ?? reader.Today.Year;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Lines = await ledgers.FindAsync(Shown, cancellation);
        Names = await names.OfAsync([], Lines.Select(l => l.UnitId), cancellation);
        Filters = new()
        {
            Segments = [.. Enumerable.Range(reader.Today.Year - 1, 3).Select(y => new FilterLink(
                reader.T("funds.year", ("year", y.ToString(CultureInfo.InvariantCulture))), $"/funds?year={y}", y == Shown))],
        };
    }

    /// <summary>The lines of the year as a table.</summary>
    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellation)
    {
        await trail.WriteAsync("exported", ("what", "ledgers"), ("year", Shown.ToString(CultureInfo.InvariantCulture)), ("format", format), cancellation);
        return new TableResult(reader.T("export.funds.name", ("year", Shown)), format, (writer, stop) => export.WriteLinesAsync(Shown, writer, stop));
    }

    public Money Sum(Func<LedgerFigures, Money> of) => Lines.Aggregate(Money.Zero, (sum, l) => sum + of(l));
}
