using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>我发起的: what the reader filed, and what is theirs although somebody else filed it; where each stands now.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class StartedModel(
    WorkflowsContext data, CaseNames names, CaseWords said, DeskRows desk, DeskLists lists, Reader reader, Words words) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DeskPage Desk { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await Mine(reader.Person!.Id).OrderByDescending(c => c.StartedAt).ThenByDescending(c => c.Id).Take(PageSize + 1)
            .Select(c => new
            {
                Case = new DeskCase(c.Id, c.Title, c.Number, c.PackageName, c.UnitId, c.Running, c.Stuck, c.Outcome, c.Sensitivity, c.AmountFen),
                c.StartedAt, Over = c.EndedAt ?? c.ChangedAt,
            }).ToListAsync(cancellation);
        var ids = found.Select(c => c.Case.Id).ToArray();
        var open = (await data.Tasks.AsNoTracking().Where(t => ids.Contains(t.InstanceId))
            .Select(t => new { t.InstanceId, t.StageName, t.StageEnglishName }).ToListAsync(cancellation)).ToLookup(t => t.InstanceId);
        var named = await names.OfAsync([], found.Select(c => c.Case.UnitId), cancellation);
        var processes = await desk.ProcessesAsync(cancellation);
        var rows = found.Take(PageSize).Select(c => desk.Of(c.Case, named, processes,
            Now(c.Case.Running, c.Over, open[c.Case.Id].Select(t => said.Chosen(t.StageName, t.StageEnglishName))),
            reader.T("desk.started.on", ("day", words.Date(words.DayOf(c.StartedAt)))))).ToImmutableArray();
        Desk = lists.Of("started", rows, After, found.Count > PageSize ? PageKey.Of(found[PageSize - 1].StartedAt, rows[^1].Id) : null);
    }

    private IQueryable<InstanceRow> Mine(string person)
    {
        var mine = data.Instances.AsNoTracking().Where(c => c.StarterId == person
            || data.CaseParties.Any(p => p.InstanceId == c.Id && p.PersonId == person && (p.Role == CaseRoles.Party || p.Role == CaseRoles.Starter)));
        if (PageKey.Read(After) is not { } last) return mine;
        var (at, id) = last;
        return mine.Where(c => c.StartedAt < at || (c.StartedAt == at && string.Compare(c.Id, id) < 0));
    }

    private string Now(bool running, DateTimeOffset over, IEnumerable<string> stages) =>
        string.Join(reader.T("words.list.separator"), stages.Distinct()) is { Length: > 0 } now ? reader.T("desk.started.now", ("stages", now))
        : running ? reader.T("desk.started.waiting")
        : reader.T("desk.started.ended", ("day", words.Date(words.DayOf(over))));
}
