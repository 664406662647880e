using System.Collections.Immutable;

namespace Workflows.Host.Identity;

/// <summary>The example people of a demonstration installation, offered on the sign-in page. Asked in no other installation.</summary>
public interface IDemonstrationAccounts
{
    Task<ImmutableArray<DemonstrationAccount>> ListAsync(CancellationToken cancellation);
}

/// <param name="Name">The name to sign in with.</param>
/// <param name="Password">The password, known to everyone.</param>
/// <param name="Person">The example person, 「示例·周八」.</param>
/// <param name="Post">What the person does, in the reader's language: 「示例街道总工会常务副主席」.</param>
public sealed record DemonstrationAccount(string Name, string Password, string Person, string Post);

public sealed class NoDemonstrationAccounts : IDemonstrationAccounts
{
    public Task<ImmutableArray<DemonstrationAccount>> ListAsync(CancellationToken cancellation) =>
        Task.FromResult(ImmutableArray<DemonstrationAccount>.Empty);
}
