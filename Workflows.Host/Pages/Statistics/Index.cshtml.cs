using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Execution;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Statistics;

/// <summary>统计: how much is open and overdue, how long stages take, how often they are returned, by month – for units over which the reader holds an office.</summary>
[Audience(Audience.SignedIn, Relation.WithinSight)]
public sealed class IndexModel(StatisticsPages pages, StatisticsExport export, CaseAccess access, PackageStore packages, AuditTrail trail, Reader reader) : PageModel
{
    private static readonly int[] Spans = [3, 6, 12, 24];

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Process { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Months { get; set; }

    /// <summary>Null where the reader holds no office.</summary>
    public Statistics? Shown { get; private set; }

    public Filters Filters { get; private set; } = new();

    public Diagram? Heat { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Shown = await pages.OfAsync(Choice, cancellation);
        if (Shown is null) return Unit is { Length: > 0 } ? NotFound() : Page();
        Filters = FiltersOf(Shown);
        Heat = Shown is { Heat: { } heat, Process: { } process }
            ? new(CaseRoutes.With("/statistics", ("handler", "Diagram"), ("process", process.Name)), HeatWords(Shown)) { Heat = heat } : null;
        return Page();
    }

    /// <summary>The drawing of a process in force, for the heat map.</summary>
    public async Task<IActionResult> OnGetDiagramAsync(CancellationToken cancellation) =>
        (await access.ProcessesAsync(cancellation)).FirstOrDefault(p => p.Name == Process) is { } process
            ? Content(DiagramXml.In((await packages.InForceAsync(process.Name, cancellation)).Package.BpmnXml, reader.Language), "application/xml")
            : NotFound();

    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellation)
    {
        if (await pages.OfAsync(Choice, cancellation) is not { } shown) return NotFound();
        await trail.WriteAsync("exported", ("what", "statistics"), ("unit", shown.Unit.Id), ("format", format), cancellation);
        return new TableResult(reader.T("statistics.export.name"), format, (writer, stop) => export.WriteAsync(shown, writer, stop));
    }

    public string ExportAddress => Address();

    public string Address(string? unit = null, string? process = null, int? months = null) => CaseRoutes.With("/statistics",
        ("unit", unit ?? Unit), ("process", process ?? Process), ("months", (months ?? Months)?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>「3.2 天」, 「5.5 小时」, 「35 分钟」; a dash where nothing ended.</summary>
    public string Took(TimeSpan? time) => time switch
    {
        null => "–",
        { TotalHours: < 1 } some => reader.T("statistics.minutes", ("count", Math.Max(1, (int)Math.Round(some.TotalMinutes)))),
        { TotalHours: < 48 } some => reader.T("statistics.hours", ("count", some.TotalHours.ToString("0.#", CultureInfo.InvariantCulture))),
        { } some => reader.T("statistics.days", ("count", some.TotalDays.ToString("0.0", CultureInfo.InvariantCulture))),
    };

    public string MonthWords(int month) => reader.T("statistics.month", ("year", Text(month / 100)), ("month", month % 100));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private StatisticsChoice Choice => new(Unit ?? "", Process ?? "", Spans.Contains(Months ?? 0) ? Months!.Value : 12);

    private string HeatWords(Statistics shown) => shown.Lines.Where(l => l.Median is not null).MaxBy(l => l.Median) is { } longest
        ? reader.T("statistics.heat.finding", ("stage", longest.Name), ("time", Took(longest.Median)))
        : reader.T("statistics.heat.nothing");

    private Filters FiltersOf(Statistics shown) => new()
    {
        OnPhones = true,
        Segments = [.. Spans.Select(s => new FilterLink(reader.T("statistics.span", ("count", s)), Address(months: s), s == shown.Months.Length))],
        Saved = [.. shown.Processes.Select(p => new FilterLink(p.Words, Address(process: p.Name == Process ? "" : p.Name), p.Name == Process))],
    };
}
