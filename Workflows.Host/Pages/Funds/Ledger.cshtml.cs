using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Ledgers;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Ledgers;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Funds;

/// <summary>One budget line: each movement, newest first, with the balance after it and the case it belongs to; and whether its chain holds.</summary>
[Audience(Audience.SignedIn, Relation.SeesLedger)]
public sealed class LedgerModel(
    BudgetLines ledgers, LedgerQuery query, LedgerCheck check, MovementLines movements, FundsExport export, AuditTrail trail, CaseNames names, Reader reader) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public LedgerRow Ledger { get; private set; } = null!;

    public string Unit { get; private set; } = "";

    public Note Verdict { get; private set; } = null!;

    public ImmutableArray<LedgerEntryLine> Lines { get; private set; } = [];

    public Pager Pager { get; private set; } = new("", null, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await ledgers.OneAsync(Id, cancellation) is not { } ledger) return NotFound();
        Ledger = ledger;
        var verdict = await check.OfAsync(ledger, cancellation);
        Verdict = verdict.Fault is { } fault
            ? new(reader.T("check.fault.ledger", ("fault", fault)), Tone.Over)
            : new(reader.T("check.sound.ledger", ("entries", verdict.Entries)), Tone.Pass, "shield");
        var rows = await query.EntriesAsync(Id, Before, PageSize + 1, cancellation);
        Lines = await movements.OfAsync([.. rows.Take(PageSize)], cancellation);
        Pager = new(reader.T("funds.page", ("count", Lines.Length), ("total", Words.Number(ledger.Seq))),
            Before is null ? null : Address(null), rows.Length > PageSize ? Address(Lines[^1].Seq) : null);
        Unit = (await names.OfAsync([], [ledger.UnitId], cancellation)).Unit(ledger.UnitId);
        return Page();
    }

    /// <summary>Every movement as a table.</summary>
    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellation)
    {
        if (await ledgers.OneAsync(Id, cancellation) is not { } ledger) return NotFound();
        await trail.WriteAsync("exported", ("what", "ledger"), ("ledger", Id), ("format", format), cancellation);
        return new TableResult(ledger.Name, format, (writer, stop) => export.WriteMovementsAsync(ledger, writer, stop));
    }

    private string Address(long? before) => CaseRoutes.With("/funds/" + Uri.EscapeDataString(Id), ("before", before?.ToString(CultureInfo.InvariantCulture)));
}
