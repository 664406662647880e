using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Installation;
using Workflows.Definitions.Texts;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Journal;

/// <summary>系统日志: what happened beside the cases, newest first. Reading only; the chain is checked on the auditors' page.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(WorkflowsContext data, JournalExport export, AuditTrail trail, TextCatalog texts, Reader reader) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>The person who acted.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Actor { get; set; }

    /// <summary>Entries before this number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public ImmutableArray<string> Kinds { get; private set; } = [];
    public ImmutableArray<SystemEntry> Entries { get; private set; } = [];
    public Pager? Pager { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Kinds = [.. await data.SystemJournal.AsNoTracking().Select(r => r.Kind).Distinct().OrderBy(k => k).ToListAsync(cancellation)];
        var rows = data.SystemJournal.AsNoTracking();
        if (Kind is { Length: > 0 } kind) rows = rows.Where(r => r.Kind == kind);
        if (Actor is { Length: > 0 } actor) rows = rows.Where(r => r.ActorId == actor);
        if (Before is { } before) rows = rows.Where(r => r.Seq < before);
        var found = await rows.OrderByDescending(r => r.Seq).Take(PageSize + 1).ToListAsync(cancellation);
        var names = await NamesAsync([.. found.Select(r => r.ActorId).Distinct()], cancellation);
        Entries = [.. found.Take(PageSize).Select(r => EntryOf(r, names))];
        if (found.Count > PageSize || Before is not null)
            Pager = new(reader.T("journalPage.page", ("count", Entries.Length)), Before is null ? null : Address(null), found.Count > PageSize ? Address(Entries[^1].Seq) : null);
    }

    /// <summary>The entries of the kind and the person chosen, as a table.</summary>
    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellation)
    {
        await trail.WriteAsync("exported", ("what", "systemJournal"), ("filter", ExportAddress), ("format", format), cancellation);
        return new TableResult(reader.T("nav.journal"), format, (writer, stop) => export.WriteAsync(Kind, Actor, writer, stop));
    }

    public string ExportAddress => Address(null);

    public string KindWords(string kind) => texts.Has("systemJournal.kind." + kind) ? reader.T("systemJournal.kind." + kind) : kind;

    /// <summary>Who acts without being a person: somebody not signed in, the console, the system.</summary>
    private string ActorWords(string actor) => texts.Has("systemJournal.actor." + actor) ? reader.T("systemJournal.actor." + actor) : actor;

    private SystemEntry EntryOf(SystemJournalRow row, Dictionary<string, string> names) => new(
        row.Seq, row.At, KindWords(row.Kind), row.ActorId, names.GetValueOrDefault(row.ActorId) ?? ActorWords(row.ActorId),
        string.Join(reader.T("words.list.separator"), (JsonNode.Parse(row.Bytes)?["details"]?.AsObject() ?? []).Select(d => $"{d.Key} {d.Value}")), row.Hash[..16]);

    private Task<Dictionary<string, string>> NamesAsync(string[] ids, CancellationToken cancellation) =>
        data.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, StringComparer.Ordinal, cancellation);

    private string Address(long? before) => Cases.CaseRoutes.With("/admin/journal", ("Kind", Kind), ("Actor", Actor),
        ("Before", before?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>One entry as the page shows it.</summary>
public sealed record SystemEntry(long Seq, DateTimeOffset At, string Kind, string ActorId, string Actor, string Details, string Hash);
