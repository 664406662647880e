using System.Collections.Immutable;

namespace Workflows.Host.Web;

/// <summary>
/// The navigation of the reader of this request. Several roles are laid over each other: a heading stands once, an entry
/// stands once, in the order of the first role that has it. An entry whose page is not served, or not for this reader, is left out.
/// None before the installation is set up: every other address leads back to the assistant.
/// </summary>
public sealed class NavigationMaker(Reader reader, INavigationCounts counts, ServedPages pages)
{
    public async Task<Navigation> MakeAsync(HttpContext context)
    {
        if (reader.Person is not { } person || !reader.Installation.IsSetUp) return Navigation.None;
        var open = await counts.CountAsync(person, context.RequestAborted);
        return new(SideBar(person, open, context.Request.Path), Tabs(person, open, context.Request.Path));
    }

    private ImmutableArray<NavigationGroup> SideBar(ReaderPerson person, ImmutableDictionary<string, int> open, string path)
    {
        var planned = Merged([.. person.Roles.SelectMany(role => NavigationPlan.SideBar(role))], person);
        var current = CurrentAmong(planned.SelectMany(g => g.Entries), path);
        return
        [
            .. from g in planned
               let entries = g.Entries.Select(e => Said(e, e.Key, open, current)).ToImmutableArray()
               where !entries.IsEmpty
               select new NavigationGroup(reader.T("nav.group." + g.Key), entries),
        ];
    }

    private ImmutableArray<NavigationEntry> Tabs(ReaderPerson person, ImmutableDictionary<string, int> open, string path)
    {
        var planned = NavigationPlan.Tabs(person.Roles[0]).Where(e => IsHere(e, person)).ToList();
        var current = CurrentAmong(planned, path);
        return [.. planned.Select(e => Said(e, e.Tab ?? e.Key, open, current))];
    }

    private List<PlannedGroup> Merged(ImmutableArray<PlannedGroup> groups, ReaderPerson person)
    {
        var seen = new HashSet<PlannedEntry>();
        return
        [
            .. from g in groups.GroupBy(g => g.Key)
               select new PlannedGroup(g.Key, [.. g.SelectMany(x => x.Entries).Where(e => IsHere(e, person) && seen.Add(e))]),
        ];
    }

    private bool IsHere(PlannedEntry entry, ReaderPerson person) =>
        pages.Serve(entry.Path, person) && (reader.Installation.Demonstration || !entry.InDemonstration);

    /// <summary>The longest address that begins the reader's own; a page below an entry belongs to it.</summary>
    private static PlannedEntry? CurrentAmong(IEnumerable<PlannedEntry> entries, string path) => entries
        .Where(e => path == e.Path || path.StartsWith(e.Path + "/", StringComparison.Ordinal))
        .MaxBy(e => e.Path.Length);

    private NavigationEntry Said(PlannedEntry entry, string key, ImmutableDictionary<string, int> open, PlannedEntry? current) => new(
        reader.T("nav." + key), entry.Path, entry.Icon,
        open.TryGetValue(entry.Key, out var count) && count > 0 ? count : null,
        entry == current);
}
