using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Audit;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Pages.Cases;

namespace Workflows.Host.Pages.Admin.Members;

/// <summary>How far the members of each unit have activated, and the slips of those who have not.</summary>
public sealed class MemberUnits(WorkflowsContext data, Activations activations, SystemJournal journal, MailHouse house, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>Slips made at one press: eight on a sheet of A4.</summary>
    public const int MostSlips = 200;

    /// <summary>A page of units with members, by path; one more than a page where there are more.</summary>
    /// <param name="after">The path of the last one shown before; empty for the first page.</param>
    public async Task<ImmutableArray<MemberUnit>> ListAsync(string after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. await data.Units.AsNoTracking()
                .Where(u => u.ValidFrom <= now && (u.ValidTo == null || now < u.ValidTo) && string.Compare(u.Path, after) > 0
                    && data.Posts.Any(p => p.UnitId == u.Id && p.Post == "member" && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo)))
                .OrderBy(u => u.Path).Take(PageSize + 1)
                .Select(u => new MemberUnit(u.Id, u.Name, u.Path,
                    data.Posts.Count(p => p.UnitId == u.Id && p.Post == "member" && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo)),
                    data.Posts.Count(p => p.UnitId == u.Id && p.Post == "member" && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo) && data.Users.Any(a => a.PersonId == p.PersonId)),
                    data.Posts.Count(p => p.UnitId == u.Id && p.Post == "member" && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo)
                        && data.Activations.Any(a => a.PersonId == p.PersonId && a.Way == "slip" && a.UsedAt == null && a.ExpiresAt > now) && !data.Users.Any(a => a.PersonId == p.PersonId))))
                .ToListAsync(cancellation),
        ];
    }

    public async Task<MemberUnit?> FindAsync(string id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var path = await data.Units.Where(u => u.Id == id && u.ValidFrom <= now && (u.ValidTo == null || now < u.ValidTo)).Select(u => u.Path).SingleOrDefaultAsync(cancellation);
        return path is null ? null : (await ListAsync(path[..^1], cancellation)).FirstOrDefault(u => u.Id == id);
    }

    /// <summary>Makes slips for members of the unit who have no account, those without a slip first; earlier slips of theirs are over. The codes are in clear this once.</summary>
    /// <param name="again">True also for those who have a slip that lasts.</param>
    public async Task<ImmutableArray<MemberSlip>> MakeAsync(MemberUnit unit, bool again, string by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var people = await (
            from post in data.Posts
            join person in data.Persons on post.PersonId equals person.Id
            where post.UnitId == unit.Id && post.Post == "member" && post.ValidFrom <= now && (post.ValidTo == null || now < post.ValidTo) && !data.Users.Any(a => a.PersonId == person.Id)
            let has = data.Activations.Any(a => a.PersonId == person.Id && a.Way == "slip" && a.UsedAt == null && a.ExpiresAt > now)
            where again || !has
            orderby has, person.Name, person.Id
            select new { person.Id, person.Name }).Take(MostSlips).ToListAsync(cancellation);
        if (people.Count == 0) return [];
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var codes = await activations.IssueAsync([.. people.Select(p => p.Id)], "slip", by, Activations.SlipLasts, cancellation);
        await journal.AppendAsync(data, "slipsPrinted", by, [("unit", unit.Id), ("count", people.Count.ToString(CultureInfo.InvariantCulture))], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return [.. people.Zip(codes, (p, code) => new MemberSlip(p.Name, unit.Name, code, CheckCode.Of(MailRoutes.In(house.PublicUrl, "/activate/" + code).AbsoluteUri)))];
    }

    /// <summary>The last day on which slips made now can be used.</summary>
    public DateTimeOffset Ends => clock.GetUtcNow() + Activations.SlipLasts;
}

/// <param name="Slips">Members without an account who have a slip that lasts.</param>
public sealed record MemberUnit(string Id, string Name, string Path, int Members, int Activated, int Slips)
{
    public int Without => Members - Activated;
}

/// <summary>One slip to be cut off and handed over in person.</summary>
public sealed record MemberSlip(string Name, string Unit, string Code, (string Path, int Size) Picture);
