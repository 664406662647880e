using Microsoft.AspNetCore.Identity;
using Workflows.Data.Identity;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;

namespace Workflows.Host.Identity;

/// <summary>
/// Signing in by name and password. Names that exist and names that do not are counted, locked, answered and delayed alike,
/// so that nothing tells them apart.
/// </summary>
public sealed class SignIn(
    SignInManager<Account> identity, SignInAttempts attempts, JournalNotes notes, IHttpContextAccessor accessor) : ISignIn
{
    private const string WrongPassword = "signIn.refused.wrong", WrongCode = "signIn.code.wrong";

    /// <summary>The hash of no password: looking at it takes as long as looking at a real one, where there is no account or its owner has not chosen one yet.</summary>
    private static readonly string NoHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString());

    public async Task<SignInOutcome> SignInAsync(string name, string password, bool remember, CancellationToken cancellation)
    {
        var attempt = await attempts.BeginAsync(name, cancellation);
        var account = await identity.UserManager.FindByNameAsync(name);
        if (!attempt.IsTried) return Refused(account, attempt, WrongPassword);
        var result = await TryAsync(account, password, remember);
        if (result.RequiresTwoFactor)
        {
            await attempts.TakeBackAsync(name, cancellation);
            return SignInOutcome.CodeNeeded;
        }
        if (!result.Succeeded) return Refused(account, attempt, WrongPassword);
        await attempts.ForgetAsync(name, cancellation);
        return SignInOutcome.SignedIn;
    }

    /// <summary>Wrong codes count and lock like wrong passwords, and go on with their count; only the right code makes it begin anew.</summary>
    public async Task<SignInOutcome> SignInByCodeAsync(string code, bool remember, CancellationToken cancellation)
    {
        if (await identity.GetTwoFactorAuthenticationUserAsync() is not { } account) return SignInOutcome.Refused(Sentence.Of("signIn.code.expired"));
        var attempt = await attempts.BeginAsync(account.UserName!, cancellation);
        if (!attempt.IsTried) return Refused(account, attempt, WrongCode);
        var plain = new string([.. code.Where(c => !char.IsWhiteSpace(c))]);
        var result = plain.Length == 6 && plain.All(char.IsAsciiDigit)
            ? await identity.TwoFactorAuthenticatorSignInAsync(plain, remember, rememberClient: false)
            : await identity.TwoFactorRecoveryCodeSignInAsync(plain.ToUpperInvariant());
        if (!result.Succeeded) return Refused(account, attempt, WrongCode);
        await attempts.ForgetAsync(account.UserName!, cancellation);
        return SignInOutcome.SignedIn;
    }

    public Task SignOutAsync(CancellationToken cancellation) => identity.SignOutAsync();

    private async Task<SignInResult> TryAsync(Account? account, string password, bool remember)
    {
        if (account?.PasswordHash is not null) return await identity.PasswordSignInAsync(account, password, remember, lockoutOnFailure: false);
        identity.UserManager.PasswordHasher.VerifyHashedPassword(new Account(), NoHash, password);
        return SignInResult.Failed;
    }

    /// <summary>The name that was typed is not written down: somebody may have typed a password there.</summary>
    private SignInOutcome Refused(Account? account, SignInAttempt attempt, string wrong)
    {
        var (about, network) = (account?.PersonId ?? "", PersonSignIn.AddressOf(accessor.HttpContext!));
        notes.Note(attempt.Locked > TimeSpan.Zero ? "signInLocked" : "signInRefused", JournalNotes.Nobody, $"{about}@{network} {wrong}",
            [("person", about), ("network", network), ("step", wrong is WrongCode ? "code" : "")]);
        return SignInOutcome.Refused(attempt.Locked > TimeSpan.Zero
            ? Sentence.Of("signIn.refused.locked", ("minutes", (int)Math.Ceiling(attempt.Locked.TotalMinutes)))
            : Sentence.Of(wrong));
    }
}
