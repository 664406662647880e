using Microsoft.AspNetCore.Mvc;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>How mail goes out, proven by a test mail whose link somebody follows; or left for later, with a warning.</summary>
[Audience(Audience.Link, Relation.TokenHolder)]
public sealed class MailModel(FirstRunSetup setup, FirstRunCode code, InstallationInfo installation, MailDesk desk) : FirstRunPage(setup, code, installation)
{
    public override string Step => FirstRunSteps.Mail;

    [BindProperty] public MailForm Form { get; set; } = new();

    public MailView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => View = await desk.LookAsync(AddressOfReader, cancellation);

    public async Task OnPostTestAsync(CancellationToken cancellation) => View = await desk.TestAsync(Form, cancellation);

    public async Task<IActionResult> OnPostNextAsync(CancellationToken cancellation)
    {
        View = await desk.LookAsync(AddressOfReader, cancellation);
        if (!View.Confirmed) return Page();
        await Setup.KeepAsync(s => s with { MailSeen = true, MailPostponed = false }, cancellation);
        return Go(FirstRunSteps.Years);
    }

    public async Task<IActionResult> OnPostPostponeAsync(CancellationToken cancellation)
    {
        await desk.KeepAsync(Form, cancellation);
        await Setup.KeepAsync(s => s with { MailSeen = true, MailPostponed = true }, cancellation);
        return Go(FirstRunSteps.Years);
    }

    /// <summary>The address the reader came by: most likely the one all others will use.</summary>
    private string AddressOfReader => $"{Request.Scheme}://{Request.Host}";
}
