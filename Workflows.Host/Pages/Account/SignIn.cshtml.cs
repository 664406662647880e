using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>Signing in by name and password. A refusal keeps the name that was typed, never the password.</summary>
[Audience(Audience.Public, Relation.Self), EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(ISignIn signIn, IDemonstrationAccounts accounts, InstallationInfo installation, ExternalProviders providers) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool Remember { get; set; }

    /// <summary>Where the reader wanted to go; only addresses of this host are followed.</summary>
    [BindProperty(SupportsGet = true, Name = "ReturnUrl")]
    public string? ReturnUrl { get; set; }

    public ImmutableArray<Sentence> Faults { get; private set; } = [];

    /// <summary>Other places where people may sign in; empty where none is set up.</summary>
    public IReadOnlyList<ExternalProvider> Providers => providers.All;

    /// <summary>Empty unless the installation is a demonstration.</summary>
    public ImmutableArray<DemonstrationAccount> Accounts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Faults = [.. Missing()];
        if (Faults.IsEmpty)
        {
            var outcome = await signIn.SignInAsync(Name!.Trim(), Password!, Remember, cancellation);
            if (outcome.NeedsCode) return RedirectToPage("/Account/Code", new { ReturnUrl, Remember });
            if (outcome.Succeeded) return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
            Faults = [outcome.Refusal!];
        }
        await FillAsync(cancellation);
        return Page();
    }

    private IEnumerable<Sentence> Missing()
    {
        if (string.IsNullOrWhiteSpace(Name)) yield return Sentence.Of("signIn.missing.name");
        if (string.IsNullOrEmpty(Password)) yield return Sentence.Of("signIn.missing.password");
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        if (installation.Demonstration) Accounts = await accounts.ListAsync(cancellation);
    }
}
