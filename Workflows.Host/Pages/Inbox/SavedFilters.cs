using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Tasks;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>The reader's filters kept under a name: the conditions of a list as they stand in its address. Nobody else's.</summary>
public sealed class SavedFilters(WorkflowsContext data, Reader reader, TimeProvider clock)
{
    /// <summary>More would no longer be quick to find.</summary>
    public const int Most = 20;

    public const int LongestName = 20;

    /// <summary>The lists whose filters are kept, with their addresses and the conditions they know.</summary>
    private static readonly ImmutableDictionary<string, (string Path, ImmutableArray<string> Conditions)> Lists = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
        new Dictionary<string, (string, ImmutableArray<string>)>
        {
            ["inbox"] = ("/inbox", ["when", "process", "q"]),
            ["cases"] = ("/cases", ["q", "state", "process"]),
        });

    private string Person => reader.Person!.Id;

    public static string? PathOf(string list) => Lists.TryGetValue(list, out var known) ? known.Path : null;

    /// <summary>The conditions of an address that are worth keeping, in a fixed order; empty where it narrows nothing.</summary>
    public static string Conditions(string list, string query)
    {
        if (!Lists.TryGetValue(list, out var known)) return "";
        var given = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        return Cases.CaseRoutes.With("", known.Conditions.Select(name => (name, (string?)given.GetValueOrDefault(name).ToString()))).TrimStart('?');
    }

    public async Task<ImmutableArray<SavedFilterRow>> AllAsync(CancellationToken cancellation)
    {
        var person = Person;
        return [.. await data.SavedFilters.AsNoTracking().Where(f => f.PersonId == person).OrderBy(f => f.List).ThenBy(f => f.At).ToListAsync(cancellation)];
    }

    /// <summary>The chips of a list, the one that is on marked; and where a filter that is not kept yet can be kept.</summary>
    /// <param name="query">What stands in the address now.</param>
    public async Task<Filters> WithKeptAsync(Filters filters, string list, string query, CancellationToken cancellation)
    {
        var now = Conditions(list, query);
        var kept = (await AllAsync(cancellation)).Where(f => f.List == list).ToImmutableArray();
        return filters with
        {
            Kept = [.. kept.Select(f => new FilterLink(f.Name, f.Query == now ? PathOf(list)! : AddressOf(f), f.Query == now))],
            SaveHref = now.Length > 0 && kept.All(f => f.Query != now) ? Cases.CaseRoutes.With("/inbox/filters", ("list", list), ("query", now)) : null,
            ManageHref = kept.IsEmpty ? null : "/inbox/filters",
        };
    }

    public static string AddressOf(SavedFilterRow filter) => $"{PathOf(filter.List)}?{filter.Query}";

    /// <summary>Keeps a filter; one of the same name is replaced. The key of the sentence where it cannot be kept.</summary>
    public async Task<string?> KeepAsync(string list, string name, string query, CancellationToken cancellation)
    {
        var conditions = Conditions(list, query);
        if (conditions.Length is 0 or > Lengths.Words) return "filters.nothing";
        if (name.Length is 0 or > LongestName) return "filters.name";
        var person = Person;
        var mine = await data.SavedFilters.Where(f => f.PersonId == person).ToListAsync(cancellation);
        var row = mine.SingleOrDefault(f => f.List == list && f.Name == name);
        if (row is null && mine.Count >= Most) return "filters.most";
        if (row is null) data.Add(row = new SavedFilterRow { PersonId = person, List = list, Name = name, Query = conditions });
        (row.Query, row.At) = (conditions, clock.GetUtcNow());
        await data.SaveChangesAsync(cancellation);
        return null;
    }

    public Task ForgetAsync(string list, string name, CancellationToken cancellation)
    {
        var person = Person;
        return data.SavedFilters.Where(f => f.PersonId == person && f.List == list && f.Name == name).ExecuteDeleteAsync(cancellation);
    }
}
