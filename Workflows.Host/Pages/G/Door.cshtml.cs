using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Guests;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.G;

/// <summary>
/// Where a guest's link leads: the code is sent and typed here. It says nothing of the case but where the code goes. GET and HEAD
/// send nothing: programs that open links in mails find a button.
/// </summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class DoorModel(GuestLinks links, GuestSessions sessions, SentCodes codes, CodePost post, JournalNotes notes) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Sentence? Over { get; private set; }
    public Sentence? Fault { get; private set; }

    /// <summary>Where codes go, most of it hidden.</summary>
    public string? Goes { get; private set; }
    public bool AwaitsCode { get; private set; }
    public bool IsTrial { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } open) return Page();
        return await sessions.LastsAsync(HttpContext, open.Guest.Id, cancellation) ? Redirect(GuestRoutes.Case(Token)) : Page();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } open) return Page();
        Fault = await post.SendAsync(AboutOf(open), open.Person.Name, open.Person.Mobile, open.Person.Email, open.Language, "guests.code.enter", cancellation);
        AwaitsCode = Fault is null || await codes.WaitsAsync(AboutOf(open), cancellation);
        notes.Note("guestCodeSent", open.Guest.Id, open.Instance.Id, [("case", open.Instance.Id)]);
        return Page();
    }

    public async Task<IActionResult> OnPostEnterAsync(string? code, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } open) return Page();
        var use = await codes.UseAsync(AboutOf(open), code, cancellation);
        if (use.Result == CodeResult.Right)
        {
            await sessions.BeginAsync(HttpContext, open.Guest.Id, cancellation);
            return Redirect(GuestRoutes.Case(Token));
        }
        notes.Note("guestCodeWrong", open.Guest.Id, open.Instance.Id, [("case", open.Instance.Id), ("step", "enter")]);
        (Fault, AwaitsCode) = use.Result == CodeResult.Wrong ? (Sentence.Of("codes.wrong"), true) : (Sentence.Of("codes.over"), false);
        return Page();
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellation)
    {
        await sessions.EndAsync(HttpContext, cancellation);
        return Redirect(GuestRoutes.Door(Token));
    }

    private async Task<GuestSight.Open?> FindAsync(CancellationToken cancellation)
    {
        switch (await links.FindAsync(Token, cancellation))
        {
            case GuestSight.Open open:
                (Goes, IsTrial) = (post.Goes(open.Person.Mobile, open.Person.Email), post.IsTrial(open.Person.Mobile));
                AwaitsCode = await codes.WaitsAsync(AboutOf(open), cancellation);
                return open;
            case GuestSight.Over over:
                Over = over.Says;
                break;
        }
        return null;
    }

    private static string AboutOf(GuestSight.Open open) => $"guest {open.Guest.Id} enter";
}
