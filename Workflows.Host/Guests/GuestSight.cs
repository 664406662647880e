using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Definitions.Model;
using Workflows.Definitions.Texts;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Mail;

namespace Workflows.Host.Guests;

/// <summary>What a guest's link leads to at this moment. Asked anew by every page, file and document: what is taken back is over at once.</summary>
public abstract record GuestSight
{
    private GuestSight() { }

    /// <summary>Nothing to open; the sentence says why.</summary>
    public sealed record Over(Sentence Says) : GuestSight;

    /// <summary>The guest may open the case, once they have shown a code as well.</summary>
    public sealed record Open(LoadedInstance Loaded, CaseGuest Guest, GuestRole Role, PersonRow Person) : GuestSight
    {
        public ProcessInstance Instance => Loaded.Instance!;

        public Language Language => Person.ReadsEnglish ? Language.English : Language.Chinese;
    }
}

/// <summary>Issues links to guests and reads them again. Only hashes are kept.</summary>
public sealed class GuestLinks(IDbContextFactory<WorkflowsContext> contexts, InstanceStore instances, TimeProvider clock, TimeZoneInfo zone)
{
    /// <summary>A new token, in clear this once. Earlier ones stay good.</summary>
    public async Task<string> IssueAsync(string guestId, string instanceId, CancellationToken cancellation)
    {
        var token = MailLinks.NewToken();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Add(new Data.Guests.GuestLinkRow { Hash = MailLinks.HashOf(token)!, GuestId = guestId, InstanceId = instanceId, IssuedAt = clock.GetUtcNow() });
        await context.SaveChangesAsync(cancellation);
        return token;
    }

    public async Task<GuestSight> FindAsync(string token, CancellationToken cancellation)
    {
        if (MailLinks.HashOf(token) is not { } hash) return new GuestSight.Over(Sentence.Of("guests.over.unknown"));
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.GuestLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash, cancellation) is { } link
            ? await FindAsync(context, link.GuestId, link.InstanceId, cancellation)
            : new GuestSight.Over(Sentence.Of("guests.over.unknown"));
    }

    /// <summary>The same for a guest who is known by other means.</summary>
    public async Task<GuestSight> FindAsync(string guestId, string instanceId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(context, guestId, instanceId, cancellation);
    }

    private async Task<GuestSight> FindAsync(WorkflowsContext context, string guestId, string instanceId, CancellationToken cancellation)
    {
        if (await instances.FindAsync(instanceId, cancellation) is not { Instance: { } instance } loaded || instance.Guest(guestId) is not { } guest)
            return new GuestSight.Over(Sentence.Of("guests.over.unknown"));
        if (guest.DismissedAt is { } revoked) return new GuestSight.Over(Sentence.Of("guests.over.revoked", ("at", At(revoked))));
        if (!instance.Admits(guest, clock.GetUtcNow())) return new GuestSight.Over(Sentence.Of("guests.over.ended", ("at", At(instance.EndedAt!.Value)), ("days", CaseGuest.DaysAfterEnd)));
        return new GuestSight.Open(loaded, guest, loaded.Process!.Model.Case.Guests[guest.Role], await context.Persons.AsNoTracking().SingleAsync(p => p.Id == guestId, cancellation));
    }

    private string At(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
