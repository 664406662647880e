using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;

namespace Workflows.Host.Identity;

/// <summary>Sign-ins that last, as rows that every host asks for every request: what is ended here is over everywhere at once.</summary>
public sealed class Sessions(WorkflowsContext data, SessionLimits limits, TimeProvider clock)
{
    /// <summary>The claim by which a cookie names its session.</summary>
    public const string Claim = "session";

    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    public static Guid? IdOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(Claim), out var id) ? id : null;

    public async Task<SessionRow> BeginAsync(Guid account, bool administrator, bool remembered, string device, string address, CancellationToken cancellation)
    {
        var (now, limit) = (clock.GetUtcNow(), limits.Of(administrator, remembered));
        var session = new SessionRow
        {
            Id = Guid.NewGuid(), AccountId = account, BeganAt = now, SeenAt = now, EndsAt = now + limit.Longest, IdleMinutes = limit.IdleMinutes,
            LapsesAt = Lapse(now, now + limit.Longest, limit.IdleMinutes), Device = device, Address = address,
        };
        data.Add(session);
        await data.SaveChangesAsync(cancellation);
        return session;
    }

    /// <summary>Whether the session still lasts; notes that it was used.</summary>
    public async Task<bool> LastsAsync(Guid id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await data.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } session || session.LapsesAt <= now) return false;
        if (now - session.SeenAt < Precision) return true;
        var lapses = Lapse(now, session.EndsAt, session.IdleMinutes);
        await data.Sessions.Where(s => s.Id == id && s.LapsesAt > now).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.LapsesAt, lapses), cancellation);
        return true;
    }

    /// <summary>Those that last, the one used last first.</summary>
    public async Task<ImmutableArray<SessionRow>> OfAsync(Guid account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. await data.Sessions.AsNoTracking().Where(s => s.AccountId == account && s.LapsesAt > now).OrderByDescending(s => s.SeenAt).ToListAsync(cancellation)];
    }

    /// <summary>Ends one of the account's sessions; false where it is not the account's or over.</summary>
    public async Task<bool> EndAsync(Guid account, Guid id, CancellationToken cancellation) =>
        await EndAsync(data.Sessions.Where(s => s.AccountId == account && s.Id == id), cancellation) > 0;

    /// <summary>Ends all of the account's sessions, but for one; returns how many.</summary>
    public Task<int> EndAllAsync(Guid account, Guid? but, CancellationToken cancellation) =>
        EndAsync(data.Sessions.Where(s => s.AccountId == account && s.Id != but), cancellation);

    private Task<int> EndAsync(IQueryable<SessionRow> sessions, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return sessions.Where(s => s.LapsesAt > now).ExecuteUpdateAsync(set => set.SetProperty(s => s.LapsesAt, now), cancellation);
    }

    private static DateTimeOffset Lapse(DateTimeOffset seen, DateTimeOffset end, int? idleMinutes) =>
        idleMinutes is { } idle && seen.AddMinutes(idle) < end ? seen.AddMinutes(idle) : end;
}
