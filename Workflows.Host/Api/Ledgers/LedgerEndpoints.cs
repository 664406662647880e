using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Host.Identity;
using Workflows.Host.Ledgers;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Funds;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>Budget lines (经费科目) with their figures, and their movements.</summary>
public static class LedgerEndpoints
{
    private const int PageSize = 50;

    public static void MapLedgers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/ledgers", ListAsync).WithName("listLedgers");
        api.MapGet("/ledgers/{id}/movements", MovementsAsync).WithName("listMovements");
    }

    [Audience(Audience.SignedIn, Relation.WithinSight), AccessScope(AccessScopes.ReadLedgers)]
    private static async Task<Ok<ImmutableArray<ApiLedger>>> ListAsync(BudgetLines ledgers, CaseNames names, Reader reader, CancellationToken cancellation, int? year = null)
    {
        var lines = await ledgers.FindAsync(year ?? reader.Today.Year, cancellation);
        var named = await names.OfAsync([], lines.Select(l => l.UnitId), cancellation);
        return TypedResults.Ok(lines.Select(l => new ApiLedger(l.Id, l.Name, new(l.UnitId, named.Unit(l.UnitId)),
            ApiValues.Amount(l.Yearly), ApiValues.Amount(l.Paid), ApiValues.Amount(l.Held), ApiValues.Amount(l.Balance))).ToImmutableArray());
    }

    [Audience(Audience.SignedIn, Relation.SeesLedger), AccessScope(AccessScopes.ReadLedgers)]
    private static async Task<Ok<ApiPage<ApiMovement>>> MovementsAsync(string id, LedgerQuery query, MovementLines movements, CancellationToken cancellation, long? after = null)
    {
        var rows = await query.EntriesAsync(id, after, PageSize + 1, cancellation);
        ImmutableArray<LedgerMovement> shown = [.. rows.Take(PageSize)];
        var lines = await movements.OfAsync(shown, cancellation);
        return TypedResults.Ok(new ApiPage<ApiMovement>(
            [.. shown.Zip(lines, (row, line) => new ApiMovement(row.Seq, row.Kind, row.At, ApiValues.Amount(line.Amount), ApiValues.Amount(line.Change), ApiValues.Amount(line.Balance),
                line.Who, line.Href is null ? null : row.InstanceId, row.Hash))],
            rows.Length > PageSize ? shown[^1].Seq.ToString(CultureInfo.InvariantCulture) : null));
    }
}

/// <summary>The figures of one budget line, in yuan.</summary>
/// <param name="Held">Set aside and neither paid nor released.</param>
public sealed record ApiLedger(string Id, string Name, ApiNamed Unit, string Yearly, string Paid, string Held, string Balance);

/// <summary>One movement, the newest first.</summary>
/// <param name="Kind"><c>reserve</c>, <c>release</c>, <c>pay</c>, <c>allocate</c> …</param>
/// <param name="Case">The case it belongs to; null where there is none or it is not the caller's to see.</param>
public sealed record ApiMovement(long Seq, string Kind, DateTimeOffset At, string Amount, string Change, string Balance, string Who, string? Case, string Hash);
