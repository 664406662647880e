using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>已办: what the reader did, the latest first, and what has become of it.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class DoneModel(
    WorkflowsContext data, CaseNames names, CaseWords said, DeskRows desk, DeskLists lists, Reader reader, Words words) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DeskPage Desk { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = reader.Person!.Id;
        var acts = data.Acts.AsNoTracking().Where(a => a.PersonId == person);
        if (PageKey.Read(After) is var (at, id) && long.TryParse(id, out var number))
            acts = acts.Where(a => a.At < at || (a.At == at && a.Id < number));
        var found = await acts.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(PageSize + 1)
            .Join(data.Instances, a => a.InstanceId, c => c.Id, (a, c) => new
            {
                Act = a, Case = new DeskCase(c.Id, c.Title, c.Number, c.PackageName, c.UnitId, c.Running, c.Stuck, c.Outcome, c.Sensitivity, c.AmountFen),
            })
            .OrderByDescending(f => f.Act.At).ThenByDescending(f => f.Act.Id).ToListAsync(cancellation);
        var named = await names.OfAsync(found.Select(f => f.Act.OnBehalfOf).Where(p => p.Length > 0), found.Select(f => f.Case.UnitId), cancellation);
        var processes = await desk.ProcessesAsync(cancellation);
        var rows = found.Take(PageSize).Select(f => desk.Of(f.Case, named, processes,
            Did(said.Chosen(f.Act.StageName, f.Act.StageEnglishName), f.Act.Act, f.Act.OnBehalfOf.Length > 0 ? named.Person(f.Act.OnBehalfOf) : ""),
            words.Moment(f.Act.At)) with { Id = $"{f.Act.Id}" }).ToImmutableArray();
        Desk = lists.Of("done", rows, After, found.Count > PageSize ? PageKey.Of(found[PageSize - 1].Act.At, rows[^1].Id) : null);
    }

    private Emphasis Did(string stage, string act, string absent) => absent.Length == 0
        ? reader.T("case.did.act", ("stage", stage), ("act", said.Act(act)))
        : new Emphasis(reader.T("desk.done.for", ("stage", stage), ("act", said.Act(act)), ("name", absent)), absent);
}
