using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Identity;
using Workflows.Host.Tasks.Files;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Files;

/// <summary>
/// A file of a case. Ordinary ones are followed by a link; sensitive ones are asked for by a post, which is journalled.
/// Pictures and PDF open in the browser, everything else is saved; nothing is ever a page of this host.
/// </summary>
[Audience(Audience.SignedIn, Relation.WorksOnCase, Of = "instance"), EnableRateLimiting(RateLimits.Exports)]
public sealed class FileModel(CaseFiles files) : PageModel
{
    public Task<IActionResult> OnGetAsync(string instance, string hash, CancellationToken cancellation) => SendAsync(instance, hash, mayBeSensitive: false, cancellation);

    public Task<IActionResult> OnPostAsync(string instance, string hash, CancellationToken cancellation) => SendAsync(instance, hash, mayBeSensitive: true, cancellation);

    private async Task<IActionResult> SendAsync(string instance, string hash, bool mayBeSensitive, CancellationToken cancellation)
    {
        if (await files.OpenAsync(instance, hash, mayBeSensitive, cancellation) is not { } file) return NotFound();
        return mayBeSensitive ? FileResults.Download(Response, file) : FileResults.Show(Response, file);
    }
}
