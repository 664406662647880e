using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Audit;

/// <summary>审计核验: the system journal for the administrator – who opened, exported, read, released – with a check of its own chain.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class VerificationModel(
    WorkflowsContext data, SystemJournalCheck check, CaseNames names, CaseWords said, Reader reader, Words words) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public Note Verdict { get; private set; } = null!;

    public ImmutableArray<SystemJournalLine> Lines { get; private set; } = [];

    public Filters Filters { get; private set; } = new();

    public Pager Pager { get; private set; } = new("", null, null);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var verdict = await check.RunAsync(cancellation);
        Verdict = verdict.Fault is { } fault
            ? new(reader.T("check.fault.system", ("fault", fault)), Tone.Over)
            : new(reader.T("check.sound.system", ("entries", Words.Number(verdict.Entries)), ("last", BasisLines.Short(verdict.Last, 4))), Tone.Pass, "shield");
        var rows = await data.SystemJournal.AsNoTracking()
            .Where(r => (Kind == null || r.Kind == Kind) && (Before == null || r.Seq < Before))
            .OrderByDescending(r => r.Seq).Take(PageSize + 1).ToListAsync(cancellation);
        var named = await names.OfAsync(rows.Select(r => r.ActorId), [], cancellation);
        Lines = [.. rows.Take(PageSize).Select(r => new SystemJournalLine(
            r.Seq, said.Known("systemJournal.kind." + r.Kind, r.Kind), named.Person(r.ActorId), words.Moment(r.At), DetailsOf(r.Bytes), BasisLines.Short(r.Hash, 2)))];
        var kinds = await data.SystemJournal.Select(r => r.Kind).Distinct().OrderBy(k => k).ToListAsync(cancellation);
        Filters = new()
        {
            Saved = [.. kinds.Select(k => new FilterLink(said.Known("systemJournal.kind." + k, k), CaseRoutes.With("/admin/verification", ("kind", k == Kind ? "" : k)), k == Kind))],
        };
        Pager = new(reader.T("audit.page", ("count", Lines.Length)),
            Before is null ? null : CaseRoutes.With("/admin/verification", ("kind", Kind)),
            rows.Count > PageSize ? CaseRoutes.With("/admin/verification", ("kind", Kind), ("before", Lines[^1].Seq.ToString(CultureInfo.InvariantCulture))) : null);
    }

    /// <summary>The details as they were written, name and value; nothing where the entry cannot be read.</summary>
    private string DetailsOf(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes)?["details"] is JsonObject details
                ? string.Join(reader.T("case.clause.separator"), details.Select(d => $"{said.Known("system.detail." + d.Key, d.Key)} {d.Value?.ToJsonString().Trim('"')}"))
                : "";
        }
        catch (System.Text.Json.JsonException)
        {
            return "";
        }
    }
}

public sealed record SystemJournalLine(long Seq, string What, string Who, string When, string Details, string Hash);
