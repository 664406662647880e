using Workflows.Definitions;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Ledgers;
using Workflows.Host.Ledgers;
using Workflows.Host.Pages.Cases.Visibility;

namespace Workflows.Host.Pages.Funds;

/// <summary>
/// The budget lines a reader may see: those of the units at which they hold an office, of the units below, and of the units they
/// audit. Being a member shows none.
/// </summary>
public sealed class BudgetLines(WorkflowsContext data, LedgerQuery query, Viewers viewers, TimeProvider clock)
{
    public async Task<ImmutableArray<LedgerFigures>> FindAsync(int year, CancellationToken cancellation)
    {
        var found = await query.ListAsync(await UnitsAsync(cancellation), year, cancellation);
        var ids = found.Select(l => l.Id).ToArray();
        var sums = await data.LedgerEntries.AsNoTracking().Where(e => ids.Contains(e.LedgerId))
            .GroupBy(e => new { e.LedgerId, e.Kind }).Select(g => new { g.Key.LedgerId, g.Key.Kind, Fen = g.Sum(e => e.Fen), Change = g.Sum(e => e.ChangeFen) }).ToListAsync(cancellation);
        return [.. found.Select(l =>
        {
            var of = sums.Where(s => s.LedgerId == l.Id).ToDictionary(s => s.Kind, s => s);
            var paid = of.GetValueOrDefault("pay")?.Fen ?? 0;
            var held = (of.GetValueOrDefault("reserve")?.Fen ?? 0) - (of.GetValueOrDefault("release")?.Fen ?? 0) - (paid + (of.GetValueOrDefault("pay")?.Change ?? 0));
            return new LedgerFigures(l.Id, l.Name, l.UnitId, new(l.YearlyFen), new(paid), new(held), new(l.BalanceFen));
        })];
    }

    /// <summary>One ledger; null where there is none or it is not the reader's to see.</summary>
    public async Task<LedgerRow?> OneAsync(string id, CancellationToken cancellation) =>
        await data.Ledgers.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancellation) is { } ledger
            && (await UnitsAsync(cancellation)).Contains(ledger.UnitId) ? ledger : null;

    private async Task<string[]> UnitsAsync(CancellationToken cancellation) =>
        await Offices.UnitsAsync(data, await viewers.CurrentAsync(cancellation), clock.GetUtcNow(), cancellation);
}

/// <summary>The figures of one budget line.</summary>
/// <param name="Yearly">Allocated for the year.</param>
/// <param name="Held">Set aside and neither paid nor released.</param>
public sealed record LedgerFigures(
    string Id, string Name, string UnitId, Money Yearly, Money Paid, Money Held, Money Balance);

/// <summary>The units over which somebody holds an office or which they audit.</summary>
public static class Offices
{
    public static ImmutableArray<string> Paths(Viewer viewer) =>
        [.. viewer.Posts.Where(p => p.Post is not "member").Select(p => p.UnitPath).Distinct(StringComparer.Ordinal)];

    public static async Task<string[]> UnitsAsync(WorkflowsContext data, Viewer viewer, DateTimeOffset now, CancellationToken cancellation)
    {
        var paths = Paths(viewer);
        var valid = await data.Units.AsNoTracking().Where(u => u.ValidFrom <= now && (u.ValidTo == null || now < u.ValidTo))
            .Select(u => new { u.Id, u.Path }).ToListAsync(cancellation);
        return [.. valid.Where(u => paths.Any(p => u.Path.StartsWith(p, StringComparison.Ordinal))).Select(u => u.Id)];
    }
}
