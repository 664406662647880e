using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Audit;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>
/// Switching the second step on, or to another phone, for which the password is asked: a desk left open must not take the
/// step away. Recovery codes are shown once.
/// </summary>
[Audience(Audience.SignedIn, Relation.Self), EnableRateLimiting(RateLimits.SignIn)]
public sealed class TwoStepModel(
    UserManager<Data.Identity.Account> accounts, SignInManager<Data.Identity.Account> identity, TwoSteps steps, SystemJournal journal) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool WrongPassword { get; private set; }

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
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellation)
    {
        if (await accounts.GetUserAsync(User) is not { } account) return NotFound();
        WrongPassword = !await accounts.CheckPasswordAsync(account, Password ?? "");
        if (WrongPassword) return await FillAsync() ? Page() : NotFound();
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await journal.WriteAsync("secondStepOff", account.PersonId, [("account", account.UserName!)], cancellation);
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
