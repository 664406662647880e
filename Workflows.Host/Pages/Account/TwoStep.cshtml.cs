using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;

namespace Workflows.Host.Pages.Account;

/// <summary>Switching the second step on, or to another phone. Recovery codes are shown once.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class TwoStepModel(UserManager<Data.Identity.Account> accounts, SignInManager<Data.Identity.Account> identity, TwoSteps steps) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public bool IsOn { get; private set; }
    public TwoStepSecret? Secret { get; private set; }
    public ImmutableArray<string> RecoveryCodes { get; private set; } = [];
    public bool Wrong { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await FillAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await accounts.GetUserAsync(User) is not { } account) return NotFound();
        if (account.TwoFactorEnabled) return RedirectToPage();
        RecoveryCodes = await steps.ConfirmAsync(account, Code, cancellation);
        Wrong = RecoveryCodes.IsEmpty;
        // The stamp of the account has changed: without a fresh cookie the person would be signed out in a minute.
        if (!Wrong) await identity.RefreshSignInAsync(account);
        return await FillAsync() ? Page() : NotFound();
    }

    /// <summary>Another phone: the second step is off until a code of the new one was typed.</summary>
    public async Task<IActionResult> OnPostAgainAsync()
    {
        if (await accounts.GetUserAsync(User) is not { } account) return NotFound();
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await identity.RefreshSignInAsync(account);
        return RedirectToPage();
    }

    private async Task<bool> FillAsync()
    {
        if (await accounts.GetUserAsync(User) is not { } account) return false;
        IsOn = account.TwoFactorEnabled;
        Secret = IsOn ? null : await steps.SecretAsync(account);
        return true;
    }
}
