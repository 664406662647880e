using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.Inbox;

/// <summary>待办: what waits for the reader, the nearest first. Filters stand in the address.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class IndexModel(
    InboxQuery query, InboxWords rows, DeskLists lists, SavedFilters kept, CaseAccess access, PackageStore packages, Worlds worlds, Reader reader, TimeProvider clock) : PageModel
{
    private static readonly string[] Whens = ["", "over", "today", "substitute"];

    /// <summary><c>over</c>, <c>today</c>, <c>substitute</c>, or empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? When { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Process { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DeskPage Desk { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var processes = await access.ProcessesAsync(cancellation);
        var page = await query.FindAsync(FilterOf(When) with { After = After }, cancellation);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var when in Whens)
            counts[when] = await query.CountAsync(FilterOf(when), cancellation);
        var groups = await worlds.AskAsync(clock.GetUtcNow(), null,
            world => rows.Groups(page.Tasks, world, processes.ToImmutableDictionary(p => p.Name, p => p.Words)), cancellation);
        var together = await TogetherAsync(page.Tasks, cancellation);
        Desk = new(
            reader.T("desk.inbox.title", ("count", InboxWords.Counted(counts[""]))), Sub(counts),
            new()
            {
                Label = reader.T("nav.inbox"),
                Groups = [.. groups.Select(g => g with { Rows = [.. g.Rows.Select(r => r with { Selectable = together.Contains(r.Id) })] })],
                BatchAction = together.IsEmpty ? null : "/inbox/batch",
            },
            new(reader.T(IsNarrowed ? "desk.inbox.none" : "desk.inbox.empty"), reader.T(IsNarrowed ? "desk.inbox.none.why" : "desk.inbox.empty.why"), EmptyActions),
            new(PagerWords(page, counts), After is null ? null : Address(), page.Next is { } next ? Address(after: next) : null) { ShowKeys = true })
        {
            Filters = await kept.WithKeptAsync(FiltersOf(counts, processes), "inbox", Request.QueryString.Value ?? "", cancellation),
        };
    }

    /// <summary>Those that may be approved together.</summary>
    private async Task<ImmutableHashSet<string>> TogetherAsync(ImmutableArray<InboxTask> tasks, CancellationToken cancellation)
    {
        var allowed = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var task in tasks.Where(t => !t.Task.Paused))
            if (BatchApproval.Allows((await packages.GetAsync(task.Task.PackageHash, cancellation)).Model.Node(task.Task.NodeId))) allowed.Add(task.Task.Id);
        return allowed.ToImmutable();
    }

    private bool IsNarrowed => !string.IsNullOrEmpty(When) || !string.IsNullOrEmpty(Process);

    private ImmutableArray<ActionLink> EmptyActions => IsNarrowed ? [new(reader.T("desk.inbox.all"), "/inbox")] : [];

    private InboxFilter FilterOf(string? when)
    {
        var process = string.IsNullOrEmpty(Process) ? null : Process;
        var (start, end) = (Instant(reader.Today), Instant(reader.Today.AddDays(1)));
        return when switch
        {
            "over" => new() { DueUntil = start, Process = process },
            "today" => new() { DueFrom = start, DueUntil = end, Process = process },
            "substitute" => new() { OnlySubstitute = true, Process = process },
            _ => new() { Process = process },
        };
    }

    private DateTimeOffset Instant(DateOnly day) => Definitions.Calendars.DueInstant.StartOf(day, reader.Installation.Zone);

    private string Sub(Dictionary<string, int> counts) => (counts["over"], counts["today"]) switch
    {
        (0, 0) => reader.T("desk.inbox.sub"),
        (var over, 0) => reader.T("desk.inbox.subOver", ("over", over)),
        (0, var today) => reader.T("desk.inbox.subToday", ("today", today)),
        var (over, today) => reader.T("desk.inbox.subCounted", ("over", over), ("today", today)),
    };

    private Filters FiltersOf(Dictionary<string, int> counts, ImmutableArray<ReleasedProcess> processes) => new()
    {
        Lists = lists.Strip("inbox"),
        Segments = [.. Whens.Where(w => w is "" || counts[w] > 0 || w == When).Select(w => new FilterLink(
            reader.T(w.Length == 0 ? "desk.when.all" : "desk.when." + w, ("count", InboxWords.Counted(counts[w]))), Address(when: w), (When ?? "") == w,
            w switch { "over" => Tone.Over, "today" => Tone.Soon, _ => Tone.Plain }))],
        Saved = processes.Length < 2 ? [] : [.. processes.Select(p => new FilterLink(p.Words, Address(process: p.Name == Process ? "" : p.Name), p.Name == Process))],
    };

    private string PagerWords(InboxPage page, Dictionary<string, int> counts) => page.Next is null && After is null
        ? reader.T("pager.all", ("count", page.Tasks.Length))
        : reader.T("pager.some", ("count", InboxWords.Counted(counts[When ?? ""])));

    private string Address(string? when = null, string? process = null, string? after = null) =>
        CaseRoutes.With("/inbox", ("when", when ?? When), ("process", process ?? Process), ("after", after));
}
