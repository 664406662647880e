using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Mail;
using Workflows.Host.Identity;
using Workflows.Host.Mail.Receiving;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Received;

/// <summary>收到的信: what came into the mailbox. Mails in quarantine and returned ones wait to be looked at and put away; nobody can approve by them here.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(ReceivedMails mails, CaseNames names, Reader reader) : PageModel
{
    private const int PageSize = 50, FewestLetters = 5;

    /// <summary>True for every mail, false for those that wait.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>The last id of the page before; 0 for the first.</summary>
    [BindProperty(SupportsGet = true)]
    public long Before { get; set; }

    public ImmutableArray<ReceivedMailRow> Lines { get; private set; } = [];
    public Names Names { get; private set; } = null!;
    public Filters Filters { get; private set; } = new();
    public Pager? Pager { get; private set; }

    /// <summary>The mail that is looked at; null where only the list is shown.</summary>
    public OpenedMail? Opened { get; private set; }

    /// <summary>The row whose reason is missing; 0 for none.</summary>
    public long Faulty { get; private set; }
    public string Typed { get; private set; } = "";

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    /// <summary>Shows one mail. A post, because looking into somebody's mail is recorded.</summary>
    public async Task<IActionResult> OnPostOpenAsync(long id, CancellationToken cancellation)
    {
        Opened = await mails.OpenAsync(id, reader.Person!.Id, cancellation);
        await FillAsync(cancellation);
        return Opened is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostDismissAsync(long id, string? reason, CancellationToken cancellation)
    {
        Typed = (reason ?? "").Trim();
        if (Typed.Length < FewestLetters)
        {
            Faulty = id;
            await FillAsync(cancellation);
            return Page();
        }
        await mails.DismissAsync(id, reader.Person!.Id, Typed, cancellation);
        return Redirect("/admin/received");
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        var lines = await mails.ListAsync(All, Before, PageSize + 1, cancellation);
        Lines = [.. lines.Take(PageSize)];
        Names = await names.OfAsync(Lines.Select(l => l.PersonId).OfType<string>(), [], cancellation);
        var waiting = await mails.WaitingAsync(cancellation);
        ImmutableArray<FilterLink> lists =
        [
            new(reader.T("received.list.waiting", ("count", waiting)), "/admin/received", !All, waiting > 0 ? Tone.Over : Tone.Plain),
            new(reader.T("received.list.all"), "/admin/received?All=true", All, Tone.Plain),
        ];
        Filters = new() { Lists = lists, Segments = lists };
        Pager = new(reader.T("journalPage.page", ("count", Lines.Length)), Before == 0 ? null : Address(0), lines.Length > PageSize ? Address(Lines[^1].Id) : null);
    }

    private string Address(long before) => Cases.CaseRoutes.With("/admin/received",
        ("All", All ? "true" : null), ("Before", before == 0 ? null : before.ToString(CultureInfo.InvariantCulture)));
}
