using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>The second step of signing in. Only who has just given the right password gets anywhere here.</summary>
[Audience(Audience.Public, Relation.Self), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class CodeModel(ISignIn signIn) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "ReturnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Remember { get; set; }

    public Sentence? Fault { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Fault = Sentence.Of("signIn.code.missing");
        if (string.IsNullOrWhiteSpace(Code)) return Page();
        var outcome = await signIn.SignInByCodeAsync(Code.Trim(), Remember, cancellation);
        if (outcome.Succeeded) return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        Fault = outcome.Refusal;
        return Page();
    }
}
