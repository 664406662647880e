using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Documents;
using Workflows.Host.Audit;
using Workflows.Host.Guests;
using Workflows.Host.Identity;
using Workflows.Host.Stages.Document;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.G;

/// <summary>A finished document a guest may read, as a page of A4.</summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class DocumentModel(GuestSessions sessions, GuestCases cases, JournalNotes notes) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Paper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellation)
    {
        if (await sessions.OpenAsync(HttpContext, Token, cancellation) is not { } open
            || DocumentFiles.PaperOf(await cases.DocumentAsync(open, key, cancellation)) is not { } paper) return NotFound();
        notes.Note("guestRead", open.Guest.Id, key, [("case", open.Instance.Id), ("document", key)]);
        Paper = paper;
        return Page();
    }
}
