using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Notices;

/// <summary>The sheet for the wall: one page of A4, with a code that leads to the page of the notice.</summary>
[Audience(Audience.Public, Relation.None), EnableRateLimiting(RateLimits.PublicReading)]
public sealed class PrintModel(Stages.PublicNotice.Notices notices, IConfiguration settings) : PageModel
{
    public PublishedNotice Notice { get; private set; } = null!;

    /// <summary>The address in the code and below it.</summary>
    public string Address { get; private set; } = "";
    public (string Path, int Size) Code { get; private set; }
    public string Phone { get; } = settings["Mail:Phone"] ?? "";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await notices.FindAsync(slug, cancellation) is not { IsShown: true, From: not null, Until: not null } notice) return NotFound();
        Notice = notice;
        Address = NoticeAddresses.OnPaper(Request, settings, NoticeAddresses.Notice(slug));
        Code = CheckCode.Of(Address);
        return Page();
    }
}
