using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Workflows.Data.Identity;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>Signing in by name and password with ASP.NET Core Identity. The sentence never tells whether the name exists.</summary>
public sealed class SignIn(SignInManager<Account> identity, InstallationInfo installation) : ISignIn
{
    public async Task<SignInOutcome> SignInAsync(string name, string password, bool remember, CancellationToken cancellation)
    {
        var result = await identity.PasswordSignInAsync(name, password, remember, lockoutOnFailure: true);
        return result.Succeeded ? SignInOutcome.SignedIn
            : result.RequiresTwoFactor ? SignInOutcome.CodeNeeded
            : result.IsLockedOut ? SignInOutcome.Refused(Sentence.Of("signIn.refused.locked", ("time", await UnlockedAtAsync(name))))
            : SignInOutcome.Refused(Sentence.Of("signIn.refused.wrong"));
    }

    public async Task<SignInOutcome> SignInByCodeAsync(string code, bool remember, CancellationToken cancellation)
    {
        if (await identity.GetTwoFactorAuthenticationUserAsync() is not { } account) return SignInOutcome.Refused(Sentence.Of("signIn.code.expired"));
        var plain = new string([.. code.Where(c => !char.IsWhiteSpace(c))]);
        var result = plain.Length == 6 && plain.All(char.IsAsciiDigit)
            ? await identity.TwoFactorAuthenticatorSignInAsync(plain, remember, rememberClient: false)
            : await identity.TwoFactorRecoveryCodeSignInAsync(plain.ToUpperInvariant());
        return result.Succeeded ? SignInOutcome.SignedIn
            : result.IsLockedOut ? SignInOutcome.Refused(Sentence.Of("signIn.refused.locked", ("time", await UnlockedAtAsync(account.UserName!))))
            : SignInOutcome.Refused(Sentence.Of("signIn.code.wrong"));
    }

    private async Task<string> UnlockedAtAsync(string name)
    {
        var account = await identity.UserManager.FindByNameAsync(name);
        var end = account is null ? null : await identity.UserManager.GetLockoutEndDateAsync(account);
        return end is null ? "" : TimeZoneInfo.ConvertTime(end.Value, installation.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    public Task SignOutAsync(CancellationToken cancellation) => identity.SignOutAsync();
}
