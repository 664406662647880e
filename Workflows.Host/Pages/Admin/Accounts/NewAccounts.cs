using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Identity;

namespace Workflows.Host.Pages.Admin.Accounts;

/// <summary>
/// Accounts for people of the directory who have none. Nobody chooses a password for somebody else: each account comes with a
/// one-time address, by which its owner chooses one.
/// </summary>
public sealed class NewAccounts(WorkflowsContext data, UserManager<Data.Identity.Account> users, PasswordReset reset, SystemJournal journal, TimeProvider clock)
{
    /// <summary>At most so many people are offered, and made accounts for, at once.</summary>
    public const int Most = 50;

    /// <summary>How long an address for a first password lasts: the letter may take some days.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Who has no account: of those who hold a post beyond membership, or of everybody whose name holds what was typed.</summary>
    public async Task<ImmutableArray<PersonWithout>> WithoutAsync(string typed, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = await data.Persons.AsNoTracking()
            .Where(p => !p.IsGuest && (p.ValidTo == null || p.ValidTo > now) && !data.Users.Any(a => a.PersonId == p.Id))
            .Where(p => typed == "" ? data.Posts.Any(t => t.PersonId == p.Id && t.Post != "member" && (t.ValidTo == null || t.ValidTo > now)) : p.Name.Contains(typed))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Most + 1).Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(cancellation);
        return [.. found.Select(p => new PersonWithout(p.Id, p.Name, AccountNames.Proposed(p.Id, p.Email)))];
    }

    /// <summary>Makes the account and its address in one transaction; the code of the address, or why not.</summary>
    /// <param name="by">The administrator.</param>
    public async Task<(string? Code, Sentence? Why)> MakeAsync(string person, string name, string by, CancellationToken cancellation)
    {
        if (!AccountNames.IsName(name)) return (null, Sentence.Of("firstRun.administrator.account.wrong"));
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await data.Users.AnyAsync(a => a.PersonId == person, cancellation) || !await data.Persons.AnyAsync(p => p.Id == person && !p.IsGuest, cancellation)) return (null, Sentence.Of("accounts.new.has"));
        var account = new Data.Identity.Account { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = name, PersonId = person };
        if (!(await users.CreateAsync(account)).Succeeded) return (null, Sentence.Of("accounts.new.taken", ("name", name)));
        await journal.AppendAsync(data, "accountMade", by, [("person", person), ("account", name)], cancellation);
        var code = await reset.IssueAsync(account, by, Lasts, cancellation);
        await transaction.CommitAsync(cancellation);
        return (code, null);
    }
}

/// <param name="Proposed">What the account may be called; empty where it has to be typed.</param>
public sealed record PersonWithout(string Id, string Name, string Proposed);

/// <summary>An address by which somebody chooses a password; shown once.</summary>
public sealed record OneTimeAddress(string Person, string Account, string Address);
