using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Execution;
using Workflows.Host.Guests;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>外部人员 of a case: who was invited, as what, whether they came; inviting, sending the link again, taking it back.</summary>
[Audience(Audience.SignedIn, Relation.InvitesGuests)]
public sealed class GuestsModel(Invitations invitations, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public InvitationList List { get; private set; } = null!;
    public InvitationForm Form { get; private set; } = new(TaskPost.NewCommand(), "", "", "", "", "", false);
    public Faults Faults { get; private set; } = new([]);

    /// <summary>What came of the last press.</summary>
    public Note? Said { get; private set; }

    /// <summary>Fixed when the page is shown, so that a second press does nothing.</summary>
    public string NextCommand { get; } = TaskPost.NewCommand();

    public async Task OnGetAsync(string? done, CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        if (done is "invited" or "reminded" or "revoked") Said = new(reader.T("guests.said." + done), Tone.Pass);
    }

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        Form = InvitationForm.Of(Request.Form);
        Faults = new([.. invitations.Wrong(Form, List).Select(f => new FieldFault(f.Field, reader.T("guests.field." + f.Field), reader.Say(f.Says)))]);
        return Faults.Fields.IsEmpty ? await AfterAsync(await invitations.InviteAsync(Id, Form, cancellation), "invited", cancellation) : Page();
    }

    public async Task<IActionResult> OnPostRemindAsync(string guest, string command, CancellationToken cancellation) =>
        await AfterAsync(await invitations.RemindAsync(Id, guest, command, cancellation), "reminded", cancellation);

    public async Task<IActionResult> OnPostDismissAsync(string guest, string command, string? words, CancellationToken cancellation) =>
        await AfterAsync(await invitations.DismissAsync(Id, guest, command, (words ?? "").Trim(), cancellation), "revoked", cancellation);

    /// <summary>The sentence below a field; null where nothing is wrong with it.</summary>
    public string? FaultOf(string field) => Faults.Fields.FirstOrDefault(f => f.FieldId == field)?.Words;

    public Chip StateOf(InvitedGuest one) => one switch
    {
        { Guest.DismissedAt: not null } => new(reader.T("guests.state.revoked"), Tone.Pause),
        { Admitted: false } => new(reader.T("guests.state.over"), Tone.Pause),
        { Entered: null } => new(reader.T("guests.state.waiting"), Tone.Todo),
        _ => new(reader.T("guests.state.entered"), Tone.Pass),
    };

    public Note NobodyMore => new(reader.T("guests.invite.ended"));

    private async Task<IActionResult> AfterAsync(Outcome outcome, string done, CancellationToken cancellation)
    {
        if (outcome is Outcome.Accepted) return LocalRedirect($"{GuestRoutes.Invitations(Id)}?done={done}");
        await FillAsync(cancellation);
        Said = new(reader.Say(((Outcome.Rejected)outcome).Rejection.Sentence), Tone.Over);
        return Page();
    }

    /// <summary>The door let nobody in who may not.</summary>
    private async Task FillAsync(CancellationToken cancellation) => List = (await invitations.ListAsync(Id, cancellation))!;
}
