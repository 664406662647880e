using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;

namespace Workflows.Host.Identity;

/// <summary>
/// Counts attempts to sign in under a name, whether it exists or not, before the password is looked at: many at once are
/// counted one by one. From the fifth wrong one on the name is locked, longer each time, an hour at most.
/// </summary>
public sealed class SignInAttempts(IDbContextFactory<WorkflowsContext> contexts, ILookupNormalizer names, TimeProvider clock)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>How long a name is locked after so many wrong attempts in a row.</summary>
    public static TimeSpan LockAfter(int failures) => TimeSpan.FromMinutes(failures switch { < 5 => 0, 5 => 1, 6 => 2, 7 => 5, 8 => 15, 9 => 30, _ => 60 });

    /// <summary>Counts an attempt as wrong until <see cref="ForgetAsync"/> or <see cref="TakeBackAsync"/> says it was right.</summary>
    public async Task<SignInAttempt> BeginAsync(string name, CancellationToken cancellation)
    {
        var (hash, now) = (HashOf(name), clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (!await CountAsync(context, hash, now, cancellation))
        {
            var until = await context.SignInAttempts.Where(a => a.NameHash == hash).Select(a => a.LockedUntil).SingleOrDefaultAsync(cancellation);
            return new(false, (until ?? now) - now);
        }
        var row = await context.SignInAttempts.SingleAsync(a => a.NameHash == hash, cancellation);
        var locked = LockAfter(row.Failures);
        row.LockedUntil = locked > TimeSpan.Zero ? now + locked : null;
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, locked);
    }

    /// <summary>The password was right and the code is still to come: this attempt was no wrong one, those before it stay.</summary>
    public async Task TakeBackAsync(string name, CancellationToken cancellation)
    {
        var hash = HashOf(name);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.SignInAttempts.Where(a => a.NameHash == hash && a.Failures > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Failures, a => a.Failures - 1).SetProperty(a => a.LockedUntil, (DateTimeOffset?)null), cancellation);
    }

    /// <summary>The attempt was right, or an administrator unlocks the name.</summary>
    public async Task ForgetAsync(string name, CancellationToken cancellation)
    {
        var hash = HashOf(name);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.SignInAttempts.Where(a => a.NameHash == hash || a.At < clock.GetUtcNow() - Forgotten).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>How long those of the names that are locked stay so.</summary>
    public async Task<ImmutableDictionary<string, TimeSpan>> LockedAsync(ImmutableArray<string> accounts, CancellationToken cancellation)
    {
        var (hashes, now) = (accounts.ToDictionary(HashOf, a => a, StringComparer.Ordinal), clock.GetUtcNow());
        var keys = hashes.Keys.ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var locked = await context.SignInAttempts.AsNoTracking().Where(a => keys.Contains(a.NameHash) && a.LockedUntil > now).ToListAsync(cancellation);
        return locked.ToImmutableDictionary(a => hashes[a.NameHash], a => a.LockedUntil!.Value - now, StringComparer.Ordinal);
    }

    /// <summary>False where the name is locked. The row stays locked until the transaction ends.</summary>
    private static async Task<bool> CountAsync(WorkflowsContext context, string hash, DateTimeOffset now, CancellationToken cancellation)
    {
        await context.Database.ExecuteSqlRawAsync(context.Sql.EnsureSignInAttempt, [hash, now], cancellation);
        var begin = now - Forgotten;
        return await context.SignInAttempts.Where(a => a.NameHash == hash && (a.LockedUntil == null || a.LockedUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Failures, a => a.At < begin ? 1 : a.Failures + 1).SetProperty(a => a.At, now), cancellation) > 0;
    }

    private string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names.NormalizeName(name) ?? "")));
}

/// <param name="IsTried">False where the name was locked already: the password is not looked at.</param>
/// <param name="Locked">How long the name is locked, now or after this attempt if it is wrong; zero where it is not.</param>
public sealed record SignInAttempt(bool IsTried, TimeSpan Locked);
