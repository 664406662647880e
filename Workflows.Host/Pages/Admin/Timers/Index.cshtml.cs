using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Audit;
using Workflows.Host.DueWork;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Timers;

/// <summary>定时: what comes next by itself, what is late, what fails and can be tried at once.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(DueTimers timers, SystemJournal journal, Reader reader) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public TimerList List { get; set; } = TimerList.All;

    /// <summary>Where the page before ended: instant, case and timer.</summary>
    [BindProperty(SupportsGet = true)]
    public DateTimeOffset? AfterAt { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AfterCase { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AfterTimer { get; set; }

    public ImmutableArray<DueTimer> Lines { get; private set; } = [];
    public Filters Filters { get; private set; } = new();
    public Pager? Pager { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var after = (AfterAt, AfterCase, AfterTimer) is ({ } at, { } id, { } timer) ? new TimerKey(at, id, timer) : null;
        var lines = await timers.ListAsync(List, after, PageSize + 1, cancellation);
        Lines = [.. lines.Take(PageSize)];
        ImmutableArray<FilterLink> lists = [.. await Task.WhenAll(Enum.GetValues<TimerList>().Select(l => SegmentAsync(l, cancellation)))];
        Filters = new() { Lists = lists, Segments = lists };
        Pager = new(reader.T("journalPage.page", ("count", Lines.Length)), after is null ? null : Address(List, null), lines.Length > PageSize ? Address(List, Lines[^1]) : null);
    }

    public async Task<IActionResult> OnPostTryAgainAsync(string instance, string timer, CancellationToken cancellation)
    {
        if (await timers.TryAgainAsync(instance, timer, cancellation))
            await journal.WriteAsync("timerTriedAgain", reader.Person!.Id, [("case", instance), ("timer", timer)], cancellation);
        return Redirect(Address(TimerList.Failing, null));
    }

    /// <summary>What it is for, by its name.</summary>
    public string Kind(DueTimer timer)
    {
        var name = timer.Work.TimerId.Split('.').LastOrDefault(p => Known.Contains(p)) ?? "";
        return reader.T("timers.kind." + (name is "" ? "other" : name));
    }

    private static readonly ImmutableHashSet<string> Known = ["reminder", "overdue", "expiry"];

    private async Task<FilterLink> SegmentAsync(TimerList list, CancellationToken cancellation)
    {
        var count = await timers.CountAsync(list, cancellation);
        return new(reader.T("timers.list." + list.ToString().ToLowerInvariant(), ("count", Words.Number(count))), Address(list, null), list == List, list == TimerList.Failing && count > 0 ? Tone.Over : Tone.Plain);
    }

    private static string Address(TimerList list, DueTimer? after) => CaseRoutes.With("/admin/timers", ("List", list.ToString()),
        ("AfterAt", after?.Work.At.ToString("O", CultureInfo.InvariantCulture)), ("AfterCase", after?.Work.InstanceId), ("AfterTimer", after?.Work.TimerId));
}
