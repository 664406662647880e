using Workflows.Definitions;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Data.Ledgers;
using Workflows.Host.Identity;
using Workflows.Host.Ledgers;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Funds;

/// <summary>One budget line: each movement, newest first, with the balance after it and the case it belongs to; and whether its chain holds.</summary>
[Audience(Audience.SignedIn, Relation.SeesLedger)]
public sealed class LedgerModel(
    BudgetLines ledgers, LedgerQuery query, LedgerCheck check, CaseAccess access, CaseNames names, Reader reader, Words words) : PageModel
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
        Lines = await LinesAsync([.. rows.Take(PageSize)], cancellation);
        Pager = new(reader.T("funds.page", ("count", Lines.Length), ("total", Words.Number(ledger.Seq))),
            Before is null ? null : Address(null), rows.Length > PageSize ? Address(Lines[^1].Seq) : null);
        Unit = (await names.OfAsync([], [ledger.UnitId], cancellation)).Unit(ledger.UnitId);
        return Page();
    }

    /// <summary>Cases the reader may not see are said by nothing but that there is one.</summary>
    private async Task<ImmutableArray<LedgerEntryLine>> LinesAsync(ImmutableArray<LedgerMovement> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.InstanceId).Where(id => id.Length > 0).Distinct().ToArray();
        var visible = (await access.VisibilityAsync(cancellation)).Visible;
        var shown = (await visible.Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellation)).ToHashSet();
        var named = await names.OfAsync(rows.Select(r => r.ActorId), [], cancellation);
        return [.. rows.Select(r => new LedgerEntryLine(r.Seq, reader.T("ledger.kind." + r.Kind), words.Moment(r.At), new(r.Fen), new(r.ChangeFen), new(r.BalanceFen),
            r.ActorId == "system" ? reader.T("funds.atOpening") : named.Person(r.ActorId),
            shown.Contains(r.InstanceId) ? r.Number : r.InstanceId.Length > 0 ? reader.T("funds.otherCase") : "",
            shown.Contains(r.InstanceId) ? CaseRoutes.Case(r.InstanceId, "money") : null))];
    }

    private string Address(long? before) => CaseRoutes.With("/funds/" + Uri.EscapeDataString(Id), ("before", before?.ToString(CultureInfo.InvariantCulture)));
}

/// <param name="Href">The case's page; null where there is none or it is not the reader's to see.</param>
public sealed record LedgerEntryLine(
    long Seq, string Kind, string When, Money Amount, Money Change, Money Balance, string Who, string Case, string? Href);
