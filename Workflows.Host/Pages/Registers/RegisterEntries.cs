using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Registers;
using Workflows.Definitions.Feel;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Funds;

namespace Workflows.Host.Pages.Registers;

/// <summary>The registers as far as the reader may see them: entries of the units over which they hold an office or which they audit.</summary>
public sealed class RegisterEntries(WorkflowsContext data, Viewers viewers)
{
    public const int PageSize = 50;

    /// <summary>Every register with an entry the reader may see, and how many there are.</summary>
    public async Task<ImmutableArray<(string Name, int Entries)>> AllAsync(CancellationToken cancellation) =>
        [.. (await (await VisibleAsync(cancellation)).Where(e => e.Current).GroupBy(e => e.Register)
            .Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(cancellation)).Select(g => (g.Key, g.Count))];

    /// <summary>Whether the reader may see the current entry of that key, or where none is named any entry.</summary>
    public async Task<bool> MaySeeAsync(string register, string? key, CancellationToken cancellation) =>
        await (await VisibleAsync(cancellation)).AnyAsync(e => e.Register == register && (key == null || e.Key == key) && e.Current, cancellation);

    /// <summary>Current entries in order of their keys, from after a key on.</summary>
    public async Task<ImmutableArray<RegisterEntryRow>> FindAsync(string register, string begins, string? unit, string after, CancellationToken cancellation, int take = PageSize + 1)
    {
        var entries = (await VisibleAsync(cancellation)).Where(e => e.Register == register && e.Current);
        if (begins.Length > 0) entries = entries.Where(e => e.Key.StartsWith(begins));
        if (!string.IsNullOrEmpty(unit)) entries = entries.Where(e => e.UnitId == unit);
        if (after.Length > 0) entries = entries.Where(e => string.Compare(e.Key, after) > 0);
        return [.. await entries.OrderBy(e => e.Key).Take(take).ToListAsync(cancellation)];
    }

    /// <summary>All versions of an entry, newest first; none where it is not there or not the reader's to see.</summary>
    public async Task<ImmutableArray<RegisterEntryRow>> VersionsAsync(string register, string key, CancellationToken cancellation) =>
        await MaySeeAsync(register, key, cancellation)
            ? [.. await data.RegisterEntries.AsNoTracking().Where(e => e.Register == register && e.Key == key).OrderByDescending(e => e.Version).ToListAsync(cancellation)]
            : [];

    /// <summary>The units that have entries, for the filter.</summary>
    public async Task<ImmutableArray<string>> UnitsAsync(string register, CancellationToken cancellation) =>
        [.. await (await VisibleAsync(cancellation)).Where(e => e.Register == register && e.Current).Select(e => e.UnitId).Distinct().OrderBy(u => u).Take(50).ToListAsync(cancellation)];

    public static FeelContext Values(RegisterEntryRow row) => FeelJson.Read(JsonNode.Parse(row.Values)) as FeelContext ?? FeelContext.Empty;

    private async Task<IQueryable<RegisterEntryRow>> VisibleAsync(CancellationToken cancellation)
    {
        var paths = Offices.Paths(await viewers.CurrentAsync(cancellation));
        var entry = Expression.Parameter(typeof(RegisterEntryRow), "e");
        var starts = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
        var any = paths.Select(p => (Expression)Expression.Call(Expression.Property(entry, nameof(RegisterEntryRow.UnitPath)), starts, Expression.Constant(p)))
            .Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return data.RegisterEntries.AsNoTracking().Where(Expression.Lambda<Func<RegisterEntryRow, bool>>(any, entry));
    }
}
