using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.MailTest;

/// <summary>
/// The link in a test mail. Mail scanners follow links too, so looking confirms nothing; the button does.
/// </summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class IndexModel(MailSetup setup) : PageModel
{
    /// <summary>Null before the button was pressed.</summary>
    public bool? Confirmed { get; private set; }

    public async Task OnPostAsync(string token, CancellationToken cancellation) => Confirmed = await setup.ConfirmAsync(token, cancellation);
}
