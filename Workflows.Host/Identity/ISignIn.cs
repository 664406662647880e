using Workflows.Definitions.Texts;

namespace Workflows.Host.Identity;

/// <summary>Signs a person in by name and password: checks, counts failures, writes the cookie and the system journal.</summary>
public interface ISignIn
{
    /// <param name="remember">True keeps the cookie after the browser is closed.</param>
    Task<SignInOutcome> SignInAsync(string name, string password, bool remember, CancellationToken cancellation);

    /// <summary>The second step: six digits of the app, or a recovery code, which is used up.</summary>
    Task<SignInOutcome> SignInByCodeAsync(string code, bool remember, CancellationToken cancellation);

    Task SignOutAsync(CancellationToken cancellation);
}

/// <summary>Signed in, or refused with the sentence to be shown above the form.</summary>
public sealed record SignInOutcome(Sentence? Refusal)
{
    public static SignInOutcome SignedIn { get; } = new((Sentence?)null);

    /// <summary>The password was right and the account asks for a second step: the reader is led to it.</summary>
    public static SignInOutcome CodeNeeded { get; } = new((Sentence?)null) { NeedsCode = true };

    public static SignInOutcome Refused(Sentence why) => new(why);

    public bool NeedsCode { get; private init; }

    public bool Succeeded => Refusal is null && !NeedsCode;
}

/// <summary>Stands in until the installation has a way of signing in; says so instead of failing.</summary>
public sealed class NoSignIn : ISignIn
{
    public Task<SignInOutcome> SignInAsync(string name, string password, bool remember, CancellationToken cancellation) =>
        Task.FromResult(SignInOutcome.Refused(Sentence.Of("signIn.refused.notSetUp")));

    public Task<SignInOutcome> SignInByCodeAsync(string code, bool remember, CancellationToken cancellation) =>
        Task.FromResult(SignInOutcome.Refused(Sentence.Of("signIn.refused.notSetUp")));

    public Task SignOutAsync(CancellationToken cancellation) => Task.CompletedTask;
}
