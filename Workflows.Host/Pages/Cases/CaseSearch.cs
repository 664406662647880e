using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Host.Execution;

namespace Workflows.Host.Pages.Cases;

/// <summary>
/// Cases out of those somebody may see, newest first, a page at a time by key: what is asked for is the condition on the
/// rows, never a count of rows to skip.
/// </summary>
public sealed class CaseSearch(WorkflowsContext data)
{
    public const int PageSize = 25;

    /// <summary>Above this the total is only said as about.</summary>
    private const int CountedUpTo = 10_001;

    public async Task<CaseListPage> FindAsync(IQueryable<InstanceRow> visible, CaseFilter filter, CancellationToken cancellation)
    {
        var rows = await RowsAsync(visible, filter, PageSize + 1, cancellation);
        var total = await Narrowed(visible, filter).Take(CountedUpTo).CountAsync(cancellation);
        var shown = rows.Take(PageSize).ToImmutableArray();
        return new(shown, total, rows.Length > PageSize ? PageKey.Of(shown[^1].StartedAt, shown[^1].Id) : null);
    }

    /// <summary>So many of the cases found, from where the filter goes on.</summary>
    public async Task<ImmutableArray<CaseListRow>> RowsAsync(IQueryable<InstanceRow> visible, CaseFilter filter, int take, CancellationToken cancellation) =>
    [
        .. await After(Narrowed(visible, filter), PageKey.Read(filter.After))
            .OrderByDescending(c => c.StartedAt).ThenByDescending(c => c.Id)
            .Take(take)
            .Select(c => new CaseListRow(c.Id, c.Number, c.Title, c.PackageName, c.PackageHash, c.UnitId, c.StarterId,
                c.Running, c.Stuck, c.Outcome, c.Sensitivity, c.AmountFen, c.StartedAt, c.EndedAt, c.Seq))
            .ToListAsync(cancellation),
    ];

    /// <summary>The one case of a number, written in full; null where there is none or it is not the viewer's to see.</summary>
    public Task<string?> ByNumberAsync(IQueryable<InstanceRow> visible, string number, CancellationToken cancellation) =>
        visible.Where(c => c.Number == number).Select(c => c.Id).FirstOrDefaultAsync(cancellation);

    private IQueryable<InstanceRow> Narrowed(IQueryable<InstanceRow> cases, CaseFilter filter)
    {
        if (filter.State == "running") cases = cases.Where(c => c.Running);
        if (filter.State == "ended") cases = cases.Where(c => !c.Running);
        if (filter.State == "stuck") cases = cases.Where(c => c.Stuck);
        if (filter.Process is { Length: > 0 } process) cases = cases.Where(c => c.PackageName == process);
        return SearchTerms.Sought(filter.Words).Aggregate(cases, (narrowed, term) =>
            narrowed.Where(c => data.CaseTerms.Any(t => t.Term == term && t.InstanceId == c.Id)));
    }

    private static IQueryable<InstanceRow> After(IQueryable<InstanceRow> cases, (DateTimeOffset At, string Id)? key)
    {
        if (key is not { } last) return cases;
        var (at, id) = last;
        return cases.Where(c => c.StartedAt < at || (c.StartedAt == at && string.Compare(c.Id, id) < 0));
    }
}

/// <summary>What narrows the list; everything stands in the address.</summary>
/// <param name="State"><c>running</c>, <c>ended</c>, <c>stuck</c>, or empty for all.</param>
public sealed record CaseFilter(string Words = "", string State = "", string Process = "", string After = "");

public sealed record CaseListPage(ImmutableArray<CaseListRow> Rows, int Total, string? Next);

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
