using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Definitions.Calendars;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Audit;

/// <summary>记录核验: the records of all cases of the subtree, or of a process and a time, checked from their bytes.</summary>
[Audience(Audience.Auditor, Relation.WithinSight)]
public sealed class RecordsModel(CaseAccess access, CheckRuns runs, Reader reader, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Run { get; set; }

    [BindProperty]
    public string? Process { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public ImmutableArray<ReleasedProcess> Processes { get; private set; } = [];

    public CheckRun? Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Processes = await access.ProcessesAsync(cancellation);
        Shown = Run is null ? runs.Latest(reader.Person!.Id) : runs.Find(Run, reader.Person!.Id);
    }

    /// <summary>The progress alone, asked for again while it runs.</summary>
    public IActionResult OnGetProgress() =>
        Run is { } id && runs.Find(id, reader.Person!.Id) is { } run ? Partial("/Pages/Audit/_CheckRun.cshtml", ViewOf(run)) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var cases = (await access.VisibilityAsync(cancellation)).Audited.AsNoTracking();
        if (!string.IsNullOrEmpty(Process)) cases = cases.Where(c => c.PackageName == Process);
        if (From is { } from)
        {
            var start = DueInstant.StartOf(from, reader.Installation.Zone);
            cases = cases.Where(c => c.StartedAt >= start);
        }
        if (Until is { } until)
        {
            var end = DueInstant.EndOf(until, reader.Installation.Zone);
            cases = cases.Where(c => c.StartedAt < end);
        }
        var run = await runs.BeginAsync(cases, reader.Person!.Id, cancellation);
        return LocalRedirect("/audit/records?run=" + run.Id);
    }

    public IActionResult OnPostStop()
    {
        if (Run is { } id && runs.Find(id, reader.Person!.Id) is not null) runs.Stop(id);
        return LocalRedirect("/audit/records?run=" + Run);
    }

    public CheckRunView ViewOf(CheckRun run) => new(run, run.EndedAt is null
        ? new Progress
        {
            Title = reader.T("audit.run.title"), Done = run.Done, Total = Math.Max(run.Total, 1), Unit = reader.T("audit.run.unit"),
            Current = run.Current.Length > 0 ? reader.T("audit.run.current", ("number", run.Current)) : "", TimeLeft = TimeLeft(run),
            Stop = new(reader.T("audit.run.stop"), $"/audit/records?handler=Stop&run={run.Id}") { Hidden = ImmutableDictionary<string, string>.Empty },
        }
        : null, Result(run));

    private Note? Result(CheckRun run) => run.EndedAt is null ? null
        : run.Faults.IsEmpty ? new(reader.T(run.Stopped ? "audit.run.stopped" : "audit.run.sound", ("cases", run.Done), ("total", run.Total), ("rows", Words.Number(run.Rows))), run.Stopped ? Tone.Soon : Tone.Pass, "shield")
        : new(reader.T("audit.run.faulty", ("cases", run.Done), ("faulty", run.Faults.Length)), Tone.Over);

    private string TimeLeft(CheckRun run)
    {
        var used = reader.Now - run.StartedAt;
        if (run.Done == 0 || used < TimeSpan.FromSeconds(2)) return "";
        var left = used * ((double)(run.Total - run.Done) / run.Done);
        return left < TimeSpan.FromMinutes(1) ? reader.T("audit.run.soon") : reader.T("audit.run.left", ("minutes", (int)Math.Ceiling(left.TotalMinutes)));
    }

    public string When(DateTimeOffset at) => words.Moment(at);
}

/// <summary>A run as the page shows it: its progress while it runs, its result afterwards.</summary>
public sealed record CheckRunView(CheckRun Run, Progress? Progress, Note? Result);
