using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Guests;
using Workflows.Host.Audit;
using Workflows.Host.Identity;
using Workflows.Host.Mail;

namespace Workflows.Host.Guests;

/// <summary>
/// The session of a guest who has shown link and code: a cookie of its own that opens nothing but the pages of this guest, for
/// half an hour unused and four hours at most. Each begins with a fresh code.
/// </summary>
public sealed class GuestSessions(WorkflowsContext data, GuestLinks links, SystemJournal journal, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4), Idle = TimeSpan.FromMinutes(30);

    private const string Cookie = "guest", Path = "/g";

    public async Task BeginAsync(HttpContext context, string guestId, CancellationToken cancellation)
    {
        var (token, now) = (MailLinks.NewToken(), clock.GetUtcNow());
        var row = new GuestSessionRow
        {
            Hash = MailLinks.HashOf(token)!, GuestId = guestId, BeganAt = now, EndsAt = now + Longest, LapsesAt = now + Idle,
            Device = Devices.Of(context.Request.Headers.UserAgent), Address = PersonSignIn.AddressOf(context),
        };
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        data.Add(row);
        await journal.AppendAsync(data, "guestEntered", guestId, [("device", row.Device), ("network", row.Address)], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        context.Response.Cookies.Append(Cookie, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = Path, IsEssential = true });
    }

    /// <summary>The case a link leads to, for a browser that has a session of its guest; null for any other.</summary>
    public async Task<GuestSight.Open?> OpenAsync(HttpContext context, string token, CancellationToken cancellation) =>
        await links.FindAsync(token, cancellation) is GuestSight.Open open && await LastsAsync(context, open.Guest.Id, cancellation) ? open : null;

    /// <summary>Whether the browser has a session of this guest that lasts; notes that it is used.</summary>
    public async Task<bool> LastsAsync(HttpContext context, string guestId, CancellationToken cancellation)
    {
        if (HashOf(context) is not { } hash) return false;
        var now = clock.GetUtcNow();
        if (await data.GuestSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Hash == hash && s.GuestId == guestId && s.LapsesAt > now, cancellation) is not { } session) return false;
        var lapses = now + Idle < session.EndsAt ? now + Idle : session.EndsAt;
        if (lapses - session.LapsesAt > TimeSpan.FromMinutes(1))
            await data.GuestSessions.Where(s => s.Hash == hash && s.LapsesAt > now).ExecuteUpdateAsync(set => set.SetProperty(s => s.LapsesAt, lapses), cancellation);
        return true;
    }

    public async Task EndAsync(HttpContext context, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (HashOf(context) is { } hash)
            await data.GuestSessions.Where(s => s.Hash == hash && s.LapsesAt > now).ExecuteUpdateAsync(set => set.SetProperty(s => s.LapsesAt, now), cancellation);
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = Path });
    }

    private static string? HashOf(HttpContext context) => context.Request.Cookies[Cookie] is { } token ? MailLinks.HashOf(token) : null;
}
