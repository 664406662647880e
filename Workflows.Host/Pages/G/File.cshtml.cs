using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Audit;
using Workflows.Host.Guests;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Files;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.G;

/// <summary>A file in a field a guest may read.</summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class FileModel(GuestSessions sessions, GuestCases cases, JournalNotes notes) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string token, string hash, CancellationToken cancellation)
    {
        if (await sessions.OpenAsync(HttpContext, token, cancellation) is not { } open
            || await cases.FileAsync(open, hash, cancellation) is not { } file) return NotFound();
        notes.Note("guestRead", open.Guest.Id, hash, [("case", open.Instance.Id), ("file", hash)]);
        return FileResults.Show(Response, file);
    }
}
