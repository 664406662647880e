using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Definitions;
using Workflows.Host.Ledgers;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Funds;

/// <summary>Movements of a ledger in words. Cases the reader may not see are said by nothing but that there is one.</summary>
public sealed class MovementLines(CaseAccess access, CaseNames names, Reader reader, Words words)
{
    public async Task<ImmutableArray<LedgerEntryLine>> OfAsync(ImmutableArray<LedgerMovement> rows, CancellationToken cancellation)
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
}

/// <param name="Href">The case's page; null where there is none or it is not the reader's to see.</param>
public sealed record LedgerEntryLine(
    long Seq, string Kind, string When, Money Amount, Money Change, Money Balance, string Who, string Case, string? Href);
