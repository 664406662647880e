using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Identity;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Notices;

/// <summary>A public notice: nobody signs in, and nothing is shown but its frozen words (G-43) and its clock.</summary>
[Audience(Audience.Public, Relation.None), EnableRateLimiting(RateLimits.PublicReading)]
public sealed class NoticeModel(Stages.PublicNotice.Notices notices, Reader reader, Words words, IConfiguration settings) : PageModel
{
    public PublishedNotice Notice { get; private set; } = null!;
    public NoticeStanding Standing { get; private set; } = null!;
    public bool TakesObjections { get; private set; }

    /// <summary>The installation's telephone; empty where none is set.</summary>
    public string Phone { get; } = settings["Mail:Phone"] ?? "";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await notices.FindAsync(slug, cancellation) is not { } notice) return NotFound();
        Notice = notice;
        Standing = NoticeStanding.Of(notice, reader, words);
        TakesObjections = notice.TakesObjections(reader.Today);
        return Page();
    }
}
