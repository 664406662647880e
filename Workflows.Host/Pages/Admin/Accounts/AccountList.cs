using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Identity;

namespace Workflows.Host.Pages.Admin.Accounts;

/// <summary>The accounts of the installation in order of their names, with the sign-ins that last and the lock after wrong passwords.</summary>
public sealed class AccountList(WorkflowsContext data, SignInAttempts attempts, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="typed">Part of a person's name, or the beginning of an account's.</param>
    /// <param name="after">The last account's name on the page before.</param>
    public async Task<ImmutableArray<AccountLine>> FindAsync(string typed, string after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found =
            from account in data.Users
            join person in data.Persons on account.PersonId equals person.Id
            where (typed == "" || person.Name.Contains(typed) || account.UserName!.StartsWith(typed)) && string.Compare(account.UserName, after) > 0
            orderby account.UserName
            select new
            {
                account.Id, account.UserName, person.Name,
                Lasting = data.Sessions.Count(s => s.AccountId == account.Id && s.LapsesAt > now),
                Seen = data.Sessions.Where(s => s.AccountId == account.Id).Max(s => (DateTimeOffset?)s.SeenAt),
            };
        var rows = await found.Take(PageSize + 1).ToListAsync(cancellation);
        var locked = await attempts.LockedAsync([.. rows.Select(r => r.UserName!)], cancellation);
        return [.. rows.Select(r => new AccountLine(r.Id, r.UserName!, r.Name, r.Lasting, r.Seen, locked.GetValueOrDefault(r.UserName!)))];
    }

    /// <summary>The name of the person an account belongs to.</summary>
    public async Task<string> PersonAsync(string person, CancellationToken cancellation) =>
        await data.Persons.Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(cancellation) ?? "";
}

/// <param name="Lasting">On how many devices the person is signed in.</param>
/// <param name="SeenAt">When a session was last used; null where there never was one.</param>
/// <param name="Locked">How long the name is locked after wrong passwords; zero where it is not.</param>
public sealed record AccountLine(Guid Id, string Name, string Person, int Lasting, DateTimeOffset? SeenAt, TimeSpan Locked);
