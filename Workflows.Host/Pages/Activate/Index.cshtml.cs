using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Activate;

/// <summary>会员激活: a member types the code of a slip, or has a code sent to their mobile. Says of nobody whether they are known.</summary>
[Audience(Audience.Public, Relation.None), EnableRateLimiting(RateLimits.SignIn)]
public sealed class IndexModel(MobileActivation mobiles, Reader reader) : PageModel
{
    [BindProperty]
    public string? Mobile { get; set; }

    public string Slip { get; private set; } = "";
    public Sentence? Fault { get; private set; }
    public bool AwaitsCode { get; private set; }
    public bool OffersMobile => mobiles.IsOffered;
    public bool IsTrial => mobiles.IsTrial;

    public void OnGet()
    {
    }

    public IActionResult OnPostSlip(string? slip)
    {
        if (ActivationCode.HashOf(slip) is not null) return LocalRedirect("/activate/" + Uri.EscapeDataString(slip!.Trim().ToUpperInvariant()));
        (Slip, Fault) = (slip ?? "", Sentence.Of("activation.slip.wrong"));
        return Page();
    }

    public async Task<IActionResult> OnPostMobileAsync(CancellationToken cancellation)
    {
        if (!mobiles.IsOffered) return NotFound();
        if (MobileActivation.NumberOf(Mobile) is not { } number)
        {
            Fault = Sentence.Of("guests.invite.mobileWrong");
            return Page();
        }
        await mobiles.SendAsync(number, reader.Language, cancellation);
        (Mobile, AwaitsCode) = (number, true);
        return Page();
    }

    public async Task<IActionResult> OnPostEnterAsync(string? code, CancellationToken cancellation)
    {
        if (MobileActivation.NumberOf(Mobile) is not { } number) return Page();
        if (await mobiles.EnterAsync(number, code, cancellation) is { } activation) return LocalRedirect("/activate/" + activation);
        (AwaitsCode, Fault) = (true, Sentence.Of("activation.mobile.wrong"));
        return Page();
    }
}
