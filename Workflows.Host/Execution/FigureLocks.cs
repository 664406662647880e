using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Ledgers;
using Workflows.Engine;
using Workflows.Engine.Effects;
using Workflows.Host.World;

namespace Workflows.Host.Execution;

/// <summary>
/// The ledgers and counters a step relied on or writes to, locked until the end of the transaction: ledgers in order of their
/// ids after the case, counters last, so that no two steps wait for each other.
/// </summary>
internal sealed record FigureLocks(ImmutableSortedDictionary<string, LedgerRow> Ledgers, ImmutableSortedDictionary<string, CounterRow> Counters)
{
    public static async Task<FigureLocks> HoldAsync(WorkflowsContext context, StepFigures figures, Accepted accepted, CancellationToken cancellation)
    {
        var ledgerIds = figures.Balances.Keys.Concat(accepted.Effects.OfType<WriteLedger>().Select(e => e.Ledger)).Distinct().ToArray();
        var ledgers = ledgerIds.Length == 0 ? []
            : await context.Ledgers.FromSqlRaw(context.Sql.LockLedgers, context.Sql.ListOf(ledgerIds)).ToListAsync(cancellation);
        var counterIds = figures.Counters.Keys.ToArray();
        foreach (var id in counterIds)
            await context.Database.ExecuteSqlRawAsync(context.Sql.EnsureCounter, [id], cancellation);
        var counters = counterIds.Length == 0 ? []
            : await context.Counters.FromSqlRaw(context.Sql.LockCounters, context.Sql.ListOf(counterIds)).ToListAsync(cancellation);
        return new(
            ledgers.ToImmutableSortedDictionary(l => l.Id, l => l, StringComparer.Ordinal),
            counters.ToImmutableSortedDictionary(c => c.Id, c => c, StringComparer.Ordinal));
    }

    /// <summary>True where a step was told a figure or writes one, so that there is something to hold.</summary>
    public static bool Needed(StepFigures figures, Accepted accepted) =>
        figures.Balances.Count + figures.Counters.Count > 0 || accepted.Effects.OfType<WriteLedger>().Any();

    /// <summary>True where everything the step was told still holds. Else the figures begin again with what is locked now.</summary>
    public bool Agree(StepFigures figures)
    {
        if (figures.Balances.All(told => told.Value == Ledgers.GetValueOrDefault(told.Key)?.BalanceFen)
            && figures.Counters.All(told => told.Value == Counters[told.Key].Value))
            return true;
        figures.BeginAgain(
            figures.Balances.Keys.Select(id => KeyValuePair.Create(id, Ledgers.GetValueOrDefault(id)?.BalanceFen)).ToArray(),
            figures.Counters.Keys.Select(id => KeyValuePair.Create(id, Counters[id].Value)).ToArray());
        return false;
    }
}
