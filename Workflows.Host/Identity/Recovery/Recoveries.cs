using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Data.Organization;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Mail;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Sms;

namespace Workflows.Host.Identity;

/// <summary>
/// A lost phone or password, dealt with at the desk by two persons who hold an office at the member's unit or above it: one has looked at the
/// papers and asks, another confirms. Then all devices are signed out, a one-time address is handed over, and the member is told at every
/// address that is known, the old mobile among them.
/// </summary>
public sealed class Recoveries(
    WorkflowsContext data, Viewers viewers, UserManager<Account> users, PasswordReset reset, Activations activations, Sessions sessions, LaterSends later,
    SystemJournal journal, MailHouse house, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    private const int Most = 20, FewestOfWords = 5;

    /// <summary>Members the reader may speak for, by name or mobile, the reader left out.</summary>
    public async Task<ImmutableArray<RecoveryMember>> FindAsync(string typed, CancellationToken cancellation) =>
        typed.Length < 2 ? [] : [.. await (await WithinSightAsync(cancellation)).Where(m => m.Name.Contains(typed) || m.Mobile == typed).OrderBy(m => m.Name).ThenBy(m => m.Id).Take(Most).ToListAsync(cancellation)];

    /// <summary>What waits for a second person and may be confirmed by the reader, or was asked by them.</summary>
    public async Task<ImmutableArray<PendingRecovery>> PendingAsync(CancellationToken cancellation)
    {
        var (now, members) = (clock.GetUtcNow(), await WithinSightAsync(cancellation));
        return
        [
            .. await (
                from asked in data.Recoveries.AsNoTracking()
                join member in members on asked.PersonId equals member.Id
                join asker in data.Persons on asked.AskedBy equals asker.Id
                where asked.ConfirmedAt == null && asked.ExpiresAt > now
                orderby asked.AskedAt
                select new PendingRecovery(asked.Id, member.Name, member.Unit, asked.AskedBy, asker.Name, asked.AskedAt, asked.Words, asked.Mobile)).Take(Most * 5).ToListAsync(cancellation),
        ];
    }

    /// <summary>Null where it is asked; else why not.</summary>
    public async Task<Sentence?> AskAsync(string member, string words, string? mobile, CancellationToken cancellation)
    {
        var by = (await viewers.CurrentAsync(cancellation)).PersonId;
        if (await (await WithinSightAsync(cancellation)).AnyAsync(m => m.Id == member, cancellation) is false) return Sentence.Of("recovery.unknown");
        if (words.Length < FewestOfWords) return Sentence.Of("engine.reasonMissing");
        if (mobile is { Length: > 0 } && MobileActivation.NumberOf(mobile) is null) return Sentence.Of("guests.invite.mobileWrong");
        if (await IsAdministratorAsync(member, cancellation)) return Sentence.Of("recovery.administrator");
        var now = clock.GetUtcNow();
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        data.Add(new RecoveryRow { Id = Guid.CreateVersion7(now), PersonId = member, AskedBy = by, AskedAt = now, Words = words.Cut(Lengths.Words), Mobile = MobileActivation.NumberOf(mobile), ExpiresAt = now + Lasts });
        await journal.AppendAsync(data, "recoveryAsked", by, [("person", member), ("words", words.Cut(Lengths.Words))], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Confirms as a second person; the address to hand over, or why not. Of two at once one confirms.</summary>
    public async Task<(string? Address, Sentence? Why)> ConfirmAsync(Guid id, CancellationToken cancellation)
    {
        var (now, by) = (clock.GetUtcNow(), (await viewers.CurrentAsync(cancellation)).PersonId);
        if ((await PendingAsync(cancellation)).FirstOrDefault(p => p.Id == id) is not { } pending) return (null, Sentence.Of("recovery.gone"));
        if (pending.AskedById == by) return (null, Sentence.Of("recovery.samePerson"));
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await data.Recoveries.Where(r => r.Id == id && r.ConfirmedAt == null && r.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(r => r.ConfirmedAt, now).SetProperty(r => r.ConfirmedBy, by), cancellation) != 1)
            return (null, Sentence.Of("recovery.gone"));
        var member = await data.Recoveries.Where(r => r.Id == id).Select(r => r.PersonId).SingleAsync(cancellation);
        var person = await data.Persons.SingleAsync(p => p.Id == member, cancellation);
        var (before, account) = (person.Mobile, await data.Users.SingleOrDefaultAsync(a => a.PersonId == member, cancellation));
        if (pending.Mobile is { } mobile) person.Mobile = mobile;
        await journal.AppendAsync(data, "recoveryConfirmed", by, [("person", member), ("askedBy", pending.AskedById), ("newMobile", pending.Mobile is null ? "" : CodePost.Masked(pending.Mobile))], cancellation);
        await data.SaveChangesAsync(cancellation);
        var address = account is null
            ? MailRoutes.In(house.PublicUrl, "/activate/" + (await activations.IssueAsync([member], "slip", by, Briefly, cancellation))[0]).AbsoluteUri
            : PasswordReset.AddressOf(house, await reset.IssueAsync(account, by, Briefly, cancellation));
        if (account is not null)
        {
            await sessions.EndAllAsync(account.Id, null, cancellation);
            await users.UpdateSecurityStampAsync(account);
        }
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        Tell(person, [.. new[] { before, pending.Mobile }.OfType<string>().Distinct()]);
        return (address, null);
    }

    /// <summary>How long the address lasts that is handed over.</summary>
    public static TimeSpan Briefly => PasswordReset.Briefly;

    private void Tell(PersonRow person, ImmutableArray<string> mobiles) => later.Send(async (services, stop) =>
    {
        var (texts, language) = (services.GetRequiredService<TextCatalog>(), person.ReadsEnglish ? Language.English : Language.Chinese);
        var told = texts.Say("recovery.told", language, ("union", house.From.Name), ("name", person.Name));
        foreach (var mobile in mobiles)
            await services.GetRequiredService<ISmsTransport>().SendAsync(new(mobile, ShortMessageKind.Account, told), stop);
        if (person.Email is not { Length: > 0 } email) return;
        var page = new MailPage
        {
            Lang = language == Language.Chinese ? "zh-CN" : "en", Subject = texts.Raw("recovery.told.subject", language), House = house.From.Name, Greeting = texts.Say("mail.greeting", language, ("name", person.Name)),
            Headline = texts.Raw("recovery.told.subject", language), Say = told, Foot = [texts.Raw("mail.foot.automatic", language)],
        };
        await services.GetRequiredService<IMailTransport>().SendAsync(new()
        {
            MessageId = MailIds.Message("recovery " + Guid.NewGuid().ToString("N"), person.Id, house.From.Address), From = house.From, To = new(person.Name, email), Subject = page.Subject,
            Text = MailPlain.Write(page), Html = MailHtml.Write(page),
        }, stop);
    });

    /// <summary>Members of units at or below those where the reader holds an office; nobody for whoever is only a member.</summary>
    private async Task<IQueryable<RecoveryMember>> WithinSightAsync(CancellationToken cancellation)
    {
        var (viewer, now) = (await viewers.CurrentAsync(cancellation), clock.GetUtcNow());
        var paths = viewer.Posts.Where(p => p.Post is not ("member" or "auditor")).Select(p => p.UnitPath).Distinct().ToArray();
        return from person in data.Persons.AsNoTracking()
               join post in data.Posts on person.Id equals post.PersonId
               join unit in data.Units on post.UnitId equals unit.Id
               where post.Post == "member" && post.ValidFrom <= now && (post.ValidTo == null || now < post.ValidTo) && unit.ValidFrom <= now && (unit.ValidTo == null || now < unit.ValidTo)
                   && person.Id != viewer.PersonId && paths.Any(p => unit.Path.StartsWith(p))
               select new RecoveryMember { Id = person.Id, Name = person.Name, Mobile = person.Mobile, Unit = unit.Name };
    }

    private async Task<bool> IsAdministratorAsync(string person, CancellationToken cancellation) => (await reset.AdministratorsAsync(cancellation)).Any(a => a.PersonId == person);
}

/// <summary>A member somebody at the desk may speak for.</summary>
public sealed record RecoveryMember
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Mobile { get; init; }
    public required string Unit { get; init; }
}

/// <param name="Words">How the asker made sure who it is.</param>
/// <param name="Mobile">The new number; null where it stays.</param>
public sealed record PendingRecovery(Guid Id, string Name, string Unit, string AskedById, string AskedBy, DateTimeOffset AskedAt, string Words, string? Mobile);
