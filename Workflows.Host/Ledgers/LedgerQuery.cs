using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Ledgers;

namespace Workflows.Host.Ledgers;

/// <summary>Budget lines and their movements, with the cases behind them.</summary>
public sealed class LedgerQuery(IDbContextFactory<WorkflowsContext> contexts)
{
    /// <summary>The ledgers of some units and a year, by unit and kind.</summary>
    public async Task<ImmutableArray<LedgerRow>> ListAsync(IReadOnlyCollection<string> unitIds, int year, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return [.. await context.Ledgers.AsNoTracking().Where(l => unitIds.Contains(l.UnitId) && l.Year == year)
            .OrderBy(l => l.UnitId).ThenBy(l => l.Kind).ToListAsync(cancellation)];
    }

    /// <summary>Movements of a ledger, latest first, a page at a time by number.</summary>
    /// <param name="before">Only entries below this number; null for the latest.</param>
    public async Task<ImmutableArray<LedgerMovement>> EntriesAsync(string ledgerId, long? before, int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return
        [
            .. await (
                from entry in context.LedgerEntries
                join instance in context.Instances on entry.InstanceId equals instance.Id into cases
                from instance in cases.DefaultIfEmpty()
                where entry.LedgerId == ledgerId && (before == null || entry.Seq < before)
                orderby entry.Seq descending
                select new LedgerMovement(
                    entry.Seq, entry.Kind, entry.EntryKey, entry.Fen, entry.ChangeFen, entry.BalanceFen, entry.InstanceId,
                    instance == null ? "" : instance.Number, instance == null ? "" : instance.Title, entry.ActorId, entry.At, entry.Hash))
                .Take(take).AsNoTracking().ToListAsync(cancellation),
        ];
    }
}

/// <param name="ChangeFen">What it did to the balance, in fen.</param>
/// <param name="Number">The number of the case; empty for an allocation.</param>
public sealed record LedgerMovement(
    long Seq, string Kind, string EntryKey, long Fen, long ChangeFen, long BalanceFen, string InstanceId, string Number, string Title,
    string ActorId, DateTimeOffset At, string Hash);
