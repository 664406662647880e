using System.Text;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Host.Sealing;

namespace Workflows.Host.Identity;

/// <summary>Accounts in the database. What Identity keeps beside them – the secret of the second step, recovery codes – is wrapped by the master key: a backup gives none of it away.</summary>
public sealed class AccountStore(WorkflowsContext context, MasterKey master) : UserOnlyStore<Account, WorkflowsContext, Guid>(context)
{
    /// <summary>Never: names are locked by <see cref="SignInAttempts"/> alone, so that an administrator who unlocks one unlocks it.</summary>
    public override Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : Convert.ToBase64String(
            master.Wrap(SubjectOf(user, name), Encoding.UTF8.GetBytes(value))), cancellationToken);

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } wrapped
            ? Encoding.UTF8.GetString(master.Unwrap(SubjectOf(user, name), Convert.FromBase64String(wrapped))) : null;

    private static string SubjectOf(Account user, string name) => $"account {user.Id} {name}";
}
