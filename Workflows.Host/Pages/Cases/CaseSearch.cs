using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>
/// Cases out of those somebody may see, newest first, a page at a time by key: what is asked for is the condition on the rows,
/// never a count of rows to skip. Each reason for which cases are seen is asked by itself for its first rows, and these are
/// merged: somebody who sees a hundred cases of a million does not wait for the million.
/// </summary>
public sealed class CaseSearch(WorkflowsContext data)
{
    public const int PageSize = 25;

    /// <summary>Totals stop here.</summary>
    public const int CountedUpTo = 1_000;

    public async Task<CaseListPage> FindAsync(CaseSight sight, CaseFilter filter, CancellationToken cancellation)
    {
        var rows = await RowsAsync(sight, filter, PageSize + 1, cancellation);
        var shown = rows.Take(PageSize).ToImmutableArray();
        var total = rows.Length > PageSize || filter.After.Length > 0 ? await CountAsync(sight, filter, cancellation) : rows.Length;
        return new(shown, total, rows.Length > PageSize ? PageKey.Of(shown[^1].StartedAt, shown[^1].Id) : null);
    }

    /// <summary>So many of the cases found, from where the filter goes on.</summary>
    public async Task<ImmutableArray<CaseListRow>> RowsAsync(CaseSight sight, CaseFilter filter, int take, CancellationToken cancellation)
    {
        if (sight.Ways.IsEmpty) return [];
        var key = PageKey.Read(filter.After);
        var first = sight.Ways
            .Select(way => After(Narrowed(sight, way, filter), key).OrderByDescending(f => f.StartedAt).ThenByDescending(f => f.Id).Take(take))
            .Aggregate((left, right) => left.Concat(right)).Distinct();
        return
        [
            .. await first.OrderByDescending(f => f.StartedAt).ThenByDescending(f => f.Id).Take(take)
                .Join(data.Instances, f => f.Id, c => c.Id, (f, c) => c)
                .OrderByDescending(c => c.StartedAt).ThenByDescending(c => c.Id)
                .Select(c => new CaseListRow(c.Id, c.Number, c.Title, c.PackageName, c.PackageHash, c.UnitId, c.StarterId,
                    c.Running, c.Stuck, c.Outcome, c.Sensitivity, c.AmountFen, c.StartedAt, c.EndedAt, c.Seq))
                .ToListAsync(cancellation),
        ];
    }

    /// <summary>The one case of a number, written in full; null where there is none or it is not the viewer's to see.</summary>
    public Task<string?> ByNumberAsync(CaseSight sight, string number, CancellationToken cancellation) =>
        sight.Cases.Where(c => c.Number == number).Select(c => c.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>How many there are, at most one more than <see cref="CountedUpTo"/>.</summary>
    private async Task<int> CountAsync(CaseSight sight, CaseFilter filter, CancellationToken cancellation) => sight.Ways.IsEmpty ? 0
        : Math.Min(CountedUpTo + 1, await sight.Ways
            .Select(way => Narrowed(sight, way, filter).OrderByDescending(f => f.StartedAt).ThenByDescending(f => f.Id).Take(CountedUpTo + 1))
            .Aggregate((left, right) => left.Concat(right)).Distinct().CountAsync(cancellation));

    /// <summary>What is found for one reason of sight. Where a word is sought its terms come first: they and the unit are read from one table.</summary>
    private IQueryable<FoundCase> Narrowed(CaseSight sight, WayOfSight way, CaseFilter filter)
    {
        var cases = sight.By(way);
        if (filter.State == "running") cases = cases.Where(c => c.Running);
        if (filter.State == "ended") cases = cases.Where(c => !c.Running);
        if (filter.State == "stuck") cases = cases.Where(c => c.Stuck);
        if (filter.Process is { Length: > 0 } process) cases = cases.Where(c => c.PackageName == process);
        var terms = SearchTerms.Sought(filter.Words);
        if (terms.Length == 0) return cases.Select(c => new FoundCase { Id = c.Id, StartedAt = c.StartedAt });
        var found = data.CaseSearch.Where(s => terms.All(t => s.Terms.Contains(t)));
        if (way.UnitPath is { } path) found = found.Where(s => s.UnitPath.StartsWith(path));
        return found.Join(cases, s => s.InstanceId, c => c.Id, (s, _) => new FoundCase { Id = s.InstanceId, StartedAt = s.StartedAt });
    }

    private static IQueryable<FoundCase> After(IQueryable<FoundCase> cases, (DateTimeOffset At, string Id)? key)
    {
        if (key is not { } last) return cases;
        var (at, id) = last;
        return cases.Where(c => c.StartedAt < at || (c.StartedAt == at && string.Compare(c.Id, id) < 0));
    }

    /// <summary>A case by what orders the list.</summary>
    private sealed class FoundCase
    {
        public required string Id { get; init; }
        public DateTimeOffset StartedAt { get; init; }
    }
}

/// <summary>What narrows the list; everything stands in the address.</summary>
/// <param name="State"><c>running</c>, <c>ended</c>, <c>stuck</c>, or empty for all.</param>
public sealed record CaseFilter(string Words = "", string State = "", string Process = "", string After = "");

public sealed record CaseListPage(ImmutableArray<CaseListRow> Rows, int Total, string? Next)
{
    /// <summary>The total as lists say it: 「1,000+」 where nobody counted on.</summary>
    public string TotalWords => Total > CaseSearch.CountedUpTo ? $"{Words.Number(CaseSearch.CountedUpTo)}+" : Words.Number(Total);
}

/// <summary>A case as a list shows it.</summary>
public sealed record CaseListRow(
    string Id, string Number, string Title, string Process, string PackageHash, string UnitId, string StarterId,
    bool Running, bool Stuck, string Outcome, string Sensitivity, long? AmountFen, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, long Rows);

/// <summary>Where a page of a list ended: instant and id, as one word of an address.</summary>
public static class PageKey
{
    public static string Of(DateTimeOffset at, string id) => $"{at.UtcTicks.ToString(CultureInfo.InvariantCulture)}_{id}";

    /// <summary>Null for nothing, and for what no list gave out.</summary>
    public static (DateTimeOffset At, string Id)? Read(string? key)
    {
        var at = key?.IndexOf('_') ?? -1;
        return at > 0 && long.TryParse(key.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), key![(at + 1)..])
            : null;
    }
}
