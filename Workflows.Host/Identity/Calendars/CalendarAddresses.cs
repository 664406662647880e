using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Host.Audit;
using Workflows.Host.Mail;

namespace Workflows.Host.Identity.Calendars;

/// <summary>Makes, knows and revokes the secret addresses of calendars: 256 random bits of which only a hash is kept.</summary>
public sealed class CalendarAddresses(WorkflowsContext data, SystemJournal journal, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public Task<CalendarAddressRow?> OfAsync(string person, CancellationToken cancellation) =>
        data.CalendarAddresses.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == person, cancellation);

    /// <summary>A new address in place of the one before, which ends. The secret part, shown once.</summary>
    public async Task<string> MakeAsync(string person, CancellationToken cancellation)
    {
        var secret = MailLinks.NewToken();
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        await data.CalendarAddresses.Where(a => a.PersonId == person).ExecuteDeleteAsync(cancellation);
        data.Add(new CalendarAddressRow { PersonId = person, Hash = MailLinks.HashOf(secret)!, MadeAt = clock.GetUtcNow() });
        await journal.AppendAsync(data, "calendarAddressMade", person, [], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return secret;
    }

    public async Task EndAsync(string person, CancellationToken cancellation)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await data.CalendarAddresses.Where(a => a.PersonId == person).ExecuteDeleteAsync(cancellation) == 0) return;
        await journal.AppendAsync(data, "calendarAddressEnded", person, [], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Whose calendar an address is; null for one that is none or was revoked, and for a person who is no longer here.</summary>
    public async Task<string?> PersonAsync(string secret, CancellationToken cancellation)
    {
        if (MailLinks.HashOf(secret) is not { } hash) return null;
        var now = clock.GetUtcNow();
        if (await data.CalendarAddresses.SingleOrDefaultAsync(a => a.Hash == hash, cancellation) is not { } row) return null;
        if (!await data.Persons.AnyAsync(p => p.Id == row.PersonId && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo), cancellation)) return null;
        if (row.ReadAt is not { } read || now - read >= Minute)
        {
            row.ReadAt = now;
            await data.SaveChangesAsync(cancellation);
        }
        return row.PersonId;
    }
}
