using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.Inbox;

/// <summary>可认领: tasks of several of which one takes each; and, under the other tab, those that somebody else has taken.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class ClaimableModel(
    InboxQuery query, InboxWords rows, DeskLists lists, CaseAccess access, Worlds worlds, Reader reader, TimeProvider clock) : PageModel
{
    private const string Path = "/inbox/claimable";

    /// <summary>True lists what others have taken.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Held { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DeskPage Desk { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var processes = (await access.ProcessesAsync(cancellation)).ToImmutableDictionary(p => p.Name, p => p.Words);
        var page = await query.FindAsync(new() { Laid = Laid(Held), After = After }, cancellation);
        var free = await query.CountAsync(new() { Laid = Laid(false) }, cancellation);
        var held = await query.CountAsync(new() { Laid = Laid(true) }, cancellation);
        var groups = await worlds.AskAsync(clock.GetUtcNow(), null, world => rows.Groups(page.Tasks, world, processes), cancellation);
        var empty = Held ? "desk.claimable.held.empty" : "desk.claimable.empty";
        Desk = new(
            reader.T("nav.claimable"), reader.T("desk.claimable.sub"),
            new() { Label = reader.T("nav.claimable"), Groups = Held ? groups : [.. groups.Select(g => g with { Rows = [.. g.Rows.Select(Takeable)] })] },
            new(reader.T(empty), reader.T(empty + ".why"), []),
            new(reader.T("desk.page", ("count", page.Tasks.Length)), After is null ? null : Address(Held), page.Next is { } next ? Address(Held, next) : null) { ShowKeys = true })
        {
            Filters = new()
            {
                Lists = lists.Strip("claimable"),
                OnPhones = true,
                Segments =
                [
                    new(reader.T("desk.claimable.free", ("count", InboxWords.Counted(free))), Address(false), !Held),
                    new(reader.T("desk.claimable.held", ("count", InboxWords.Counted(held))), Address(true), Held),
                ],
            },
        };
    }

    private InboxRow Takeable(InboxRow row) => row with { Press = new(reader.T("desk.claim"), $"{CaseRoutes.Task(row.Id)}/claim?from=list") { Icon = "claim" } };

    private static InboxLaid Laid(bool held) => held ? InboxLaid.Held : InboxLaid.ToClaim;

    private static string Address(bool held, string? after = null) => CaseRoutes.With(Path, ("held", held ? "true" : null), ("after", after));
}
