using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Host.Audit;

namespace Workflows.Host.Identity;

/// <summary>
/// Access tokens: issued to the person who asks for one, found when they are used, revoked by them or an administrator. Each of
/// it, and the first use from a network address, stands in the system journal.
/// </summary>
public sealed class AccessTokens(WorkflowsContext data, SystemJournal journal, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>A person has no more at once.</summary>
    public const int MostOfAPerson = 20;

    /// <summary>So many addresses of a token are remembered.</summary>
    private const int MostAddresses = 20;

    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Issues a token; the text is returned here and known to nobody afterwards.</summary>
    /// <param name="scopes">Out of <see cref="AccessScopes.All"/>.</param>
    public async Task<(AccessTokenRow Row, string Token)> IssueAsync(Account account, string name, ImmutableArray<string> scopes, int days, CancellationToken cancellation)
    {
        var (token, now) = (AccessToken.New(), clock.GetUtcNow());
        var row = new AccessTokenRow
        {
            Id = Guid.NewGuid(), AccountId = account.Id, Name = name, Hash = AccessToken.HashOf(token)!, Beginning = AccessToken.BeginningOf(token),
            Scopes = string.Join(' ', scopes), IssuedAt = now, ExpiresAt = now.AddDays(days), Addresses = "",
        };
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        data.Add(row);
        await journal.AppendAsync(data, "accessTokenIssued", account.PersonId, [.. NamesOf(row), ("scopes", row.Scopes), ("days", days.ToString(System.Globalization.CultureInfo.InvariantCulture))], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (row, token);
    }

    /// <summary>The token that may be used now; null for any other text.</summary>
    public async Task<AccessTokenRow?> FindAsync(string token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return AccessToken.HashOf(token) is { } hash
            ? await data.AccessTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.EndedAt == null && t.ExpiresAt > now, cancellation) : null;
    }

    /// <summary>Notes that a token is used: by the minute, and at once from where it never was.</summary>
    public async Task UsedAsync(AccessTokenRow row, string person, string address, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        ImmutableArray<string> known = [.. row.Addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (known.Contains(address) && row.UsedAt is { } used && now - used < Precision) return;
        var addresses = string.Join(' ', known.Where(a => a != address).Append(address).TakeLast(MostAddresses));
        var taken = await data.AccessTokens.Where(t => t.Id == row.Id && t.Addresses == row.Addresses)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now).SetProperty(t => t.Addresses, addresses), cancellation);
        if (taken == 1 && !known.Contains(address)) await journal.WriteAsync("accessTokenNewAddress", person, [.. NamesOf(row), ("network", address)], cancellation);
    }

    /// <summary>Those of an account that can be used, and those that ended in the last 30 days; the latest first.</summary>
    public async Task<ImmutableArray<AccessTokenRow>> OfAsync(Guid account, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddDays(-30);
        return [.. await data.AccessTokens.AsNoTracking().Where(t => t.AccountId == account && t.ExpiresAt > since && (t.EndedAt == null || t.EndedAt > since))
            .OrderByDescending(t => t.IssuedAt).ToListAsync(cancellation)];
    }

    /// <summary>How many of an account can be used now.</summary>
    public Task<int> CountAsync(Guid account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return data.AccessTokens.CountAsync(t => t.AccountId == account && t.EndedAt == null && t.ExpiresAt > now, cancellation);
    }

    /// <summary>Those of everybody that can be used now, the latest first, a page by key.</summary>
    /// <param name="before">The issue of the last on the page before; null for the first page.</param>
    public async Task<ImmutableArray<HeldToken>> AllAsync((DateTimeOffset At, string Id)? before, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var living = data.AccessTokens.AsNoTracking().Where(t => t.EndedAt == null && t.ExpiresAt > now);
        if (before is { At: var at } key && Guid.TryParse(key.Id, out var id)) living = living.Where(t => t.IssuedAt < at || (t.IssuedAt == at && t.Id.CompareTo(id) < 0));
        var found =
            from token in living.OrderByDescending(t => t.IssuedAt).ThenByDescending(t => t.Id).Take(PageSize + 1)
            join account in data.Users on token.AccountId equals account.Id
            join person in data.Persons on account.PersonId equals person.Id
            orderby token.IssuedAt descending, token.Id descending
            select new HeldToken(token, person.Id, person.Name);
        return [.. await found.ToListAsync(cancellation)];
    }

    /// <summary>Ends a token at once; false where it is over already, or not of that account.</summary>
    /// <param name="account">Only if it is of this one; null for anybody's.</param>
    public async Task<bool> EndAsync(Guid id, Guid? account, string by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await data.AccessTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && (account == null || t.AccountId == account), cancellation) is not { } row) return false;
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var ended = await data.AccessTokens.Where(t => t.Id == id && t.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.EndedAt, now).SetProperty(t => t.EndedBy, by), cancellation) == 1;
        if (ended) await journal.AppendAsync(data, "accessTokenEnded", by, NamesOf(row), cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return ended;
    }

    private static IEnumerable<(string, string)> NamesOf(AccessTokenRow row) => [("token", row.Beginning), ("name", row.Name)];
}

/// <summary>A token and the person it acts for.</summary>
public sealed record HeldToken(AccessTokenRow Token, string PersonId, string Person);
