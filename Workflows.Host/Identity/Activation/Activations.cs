using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;

namespace Workflows.Host.Identity;

/// <summary>Members make their own accounts: codes are issued, read and used up. Nobody chooses a password for somebody else.</summary>
public sealed class Activations(WorkflowsContext data, UserManager<Account> users, SystemJournal journal, TimeProvider clock)
{
    /// <summary>How long a slip lasts, and how long somebody who typed the code from their mobile may take to choose a password.</summary>
    public static readonly TimeSpan SlipLasts = TimeSpan.FromDays(90), MobileLasts = TimeSpan.FromMinutes(15);

    /// <summary>Codes for people, in their order; earlier ones of theirs are over. To be saved by the caller with the journal's entry.</summary>
    public async Task<ImmutableArray<string>> IssueAsync(IReadOnlyCollection<string> persons, string way, string by, TimeSpan lasts, CancellationToken cancellation)
    {
        var (now, ids) = (clock.GetUtcNow(), persons.ToArray());
        await data.Activations.Where(a => ids.Contains(a.PersonId) && a.UsedAt == null && a.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(a => a.ExpiresAt, now), cancellation);
        var codes = ids.Select(_ => ActivationCode.New()).ToImmutableArray();
        data.AddRange(ids.Zip(codes, (person, code) => new ActivationRow
        {
            Hash = ActivationCode.HashOf(code)!, PersonId = person, Way = way, IssuedBy = by, IssuedAt = now, ExpiresAt = now + lasts,
        }));
        return codes;
    }

    /// <summary>What a code opens; the sentence why it opens nothing.</summary>
    public async Task<(Activation? Activation, Sentence? Over)> FindAsync(string? code, CancellationToken cancellation)
    {
        if (ActivationCode.HashOf(code) is not { } hash || await data.Activations.AsNoTracking().SingleOrDefaultAsync(a => a.Hash == hash, cancellation) is not { } row)
            return (null, Sentence.Of("activation.unknown"));
        var now = clock.GetUtcNow();
        if (row.UsedAt is not null || await data.Users.AnyAsync(a => a.PersonId == row.PersonId, cancellation)) return (null, Sentence.Of("activation.used"));
        if (row.ExpiresAt <= now || await MemberAsync(p => p.Id == row.PersonId, cancellation) is not [var member]) return (null, Sentence.Of("activation.over"));
        return (new(row.Hash, row.Way, member.Id, member.Name, member.Unit, AccountNames.IsName(member.Mobile) ? member.Mobile! : AccountNames.Proposed(member.Id, member.Email)), null);
    }

    /// <summary>Makes the account. Null where it is made, else why not; of two presses at once one makes it.</summary>
    /// <param name="password">Looked at by the rules already.</param>
    public async Task<(Account? Account, Sentence? Why)> UseAsync(Activation activation, string name, string password, CancellationToken cancellation)
    {
        if (!AccountNames.IsName(name)) return (null, Sentence.Of("firstRun.administrator.account.wrong"));
        var now = clock.GetUtcNow();
        var account = new Account { Id = Guid.CreateVersion7(now), UserName = name, PersonId = activation.PersonId };
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await data.Activations.Where(a => a.Hash == activation.Hash && a.UsedAt == null && a.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(a => a.UsedAt, now), cancellation) != 1)
            return (null, Sentence.Of("activation.used"));
        if (!(await users.CreateAsync(account)).Succeeded) return (null, Sentence.Of("accounts.new.taken", ("name", name)));
        await journal.AppendAsync(data, "memberActivated", activation.PersonId, [("account", name), ("way", activation.Way)], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (account, null);
    }

    /// <summary>The one member without an account who has this mobile; null where there is none or more than one.</summary>
    public async Task<string?> WithoutAccountAsync(string mobile, CancellationToken cancellation) =>
        await MemberAsync(p => p.Mobile == mobile, cancellation) is [var only] && !await data.Users.AnyAsync(a => a.PersonId == only.Id, cancellation) ? only.Id : null;

    private async Task<ImmutableArray<Member>> MemberAsync(System.Linq.Expressions.Expression<Func<Data.Organization.PersonRow, bool>> which, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from person in data.Persons.AsNoTracking().Where(which)
            from post in data.Posts.Where(p => p.PersonId == person.Id && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo))
            from unit in data.Units.Where(u => u.Id == post.UnitId && u.ValidFrom <= now && (u.ValidTo == null || now < u.ValidTo))
            where !person.IsGuest && (person.ValidTo == null || now < person.ValidTo)
            orderby post.Post == "member" descending
            select new Member(person.Id, person.Name, person.Mobile, person.Email, unit.Name)).Take(20).ToListAsync(cancellation);
        return [.. found.DistinctBy(m => m.Id)];
    }

    private sealed record Member(string Id, string Name, string? Mobile, string? Email, string Unit);
}

/// <param name="Proposed">What the account may be called; empty where it has to be typed.</param>
public sealed record Activation(string Hash, string Way, string PersonId, string Name, string Unit, string Proposed);
