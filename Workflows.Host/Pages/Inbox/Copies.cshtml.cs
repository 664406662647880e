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
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>抄送我的: cases laid before the reader for them to know, the latest first; bold until their page was displayed.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class CopiesModel(
    WorkflowsContext data, CaseNames names, ReadMarks marks, DeskRows desk, DeskLists lists, Reader reader, Words words) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DeskPage Desk { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = reader.Person!.Id;
        var copies = data.CaseCopies.AsNoTracking().Where(c => c.PersonId == person);
        if (PageKey.Read(After) is var (at, id)) copies = copies.Where(c => c.At < at || (c.At == at && string.Compare(c.InstanceId, id) < 0));
        var found = await copies.OrderByDescending(c => c.At).ThenByDescending(c => c.InstanceId).Take(PageSize + 1)
            .Join(data.Instances, c => c.InstanceId, i => i.Id, (c, i) => new
            {
                Copy = c, Case = new DeskCase(i.Id, i.Title, i.Number, i.PackageName, i.UnitId, i.Running, i.Stuck, i.Outcome, i.Sensitivity, i.AmountFen),
            })
            .OrderByDescending(f => f.Copy.At).ThenByDescending(f => f.Copy.InstanceId).ToListAsync(cancellation);
        var named = await names.OfAsync(found.Select(f => f.Copy.SentBy), found.Select(f => f.Case.UnitId), cancellation);
        var processes = await desk.ProcessesAsync(cancellation);
        var rows = found.Take(PageSize).Select(f => desk.Of(f.Case, named, processes, Why(f.Copy, named.Person(f.Copy.SentBy)), words.Moment(f.Copy.At)) with
        {
            IsNew = f.Copy.ReadAt is null,
            Press = f.Copy.ReadAt is null ? new(reader.T("desk.copies.read"), $"/inbox/copies?handler=Read&copy={Uri.EscapeDataString(f.Case.Id)}") : null,
        }).ToImmutableArray();
        Desk = lists.Of("copies", rows, After, found.Count > PageSize ? PageKey.Of(found[PageSize - 1].Copy.At, rows[^1].Id) : null) with
        {
            Actions = rows.Count(r => r.IsNew) < 2 ? [] : [new(reader.T("desk.copies.readAll"), "/inbox/copies?handler=Read") { Hidden = ImmutableDictionary<string, string>.Empty }],
        };
    }

    /// <summary>Marks one entry as read, or all of the reader's.</summary>
    public async Task<IActionResult> OnPostReadAsync(string? copy, CancellationToken cancellation)
    {
        await marks.CopiesReadAsync(c => copy == null || c.InstanceId == copy, cancellation);
        return RedirectToPage();
    }

    private Emphasis Why(CaseCopyRow copy, string name)
    {
        var what = reader.T("desk.copies." + copy.Kind, ("name", name));
        return new(copy.Words.Length == 0 ? what : reader.T("desk.copies.words", ("what", what), ("words", copy.Words.Cut(40))), name);
    }
}
