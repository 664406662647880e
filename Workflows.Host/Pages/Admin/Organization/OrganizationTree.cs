using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;

namespace Workflows.Host.Pages.Admin.Organization;

/// <summary>The units in force and who holds posts at them, a level and a page at a time.</summary>
public sealed class OrganizationTree(WorkflowsContext data, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>A unit with those above it, from the top; empty where there is none.</summary>
    public async Task<ImmutableArray<UnitRow>> LineAsync(string id, CancellationToken cancellation)
    {
        if (await Units.SingleOrDefaultAsync(u => u.Id == id, cancellation) is not { } unit) return [];
        var ids = unit.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return [.. (await Units.Where(u => ids.Contains(u.Id)).ToListAsync(cancellation)).OrderBy(u => u.Path.Length)];
    }

    /// <summary>Units directly below one, or those at the top, in order of their codes; with how many stand below each and how many posts are held there.</summary>
    public async Task<ImmutableArray<UnitLine>> BelowAsync(string? parent, string after, CancellationToken cancellation)
    {
        var found = await Units.Where(u => u.ParentId == parent && string.Compare(u.Id, after) > 0).OrderBy(u => u.Id).Take(PageSize + 1).ToListAsync(cancellation);
        return await LinesAsync(found, cancellation);
    }

    /// <summary>Units whose name or code holds the words; at most one page.</summary>
    public async Task<ImmutableArray<UnitLine>> FindUnitsAsync(string words, CancellationToken cancellation) =>
        await LinesAsync(await Units.Where(u => u.Name.Contains(words) || u.Id == words).OrderBy(u => u.Path).Take(PageSize).ToListAsync(cancellation), cancellation);

    /// <summary>Units of exactly that code, else of exactly that name.</summary>
    public async Task<ImmutableArray<UnitRow>> NamedAsync(string named, CancellationToken cancellation) =>
        await Units.Where(u => u.Id == named).ToListAsync(cancellation) is { Count: > 0 } coded ? [.. coded] : [.. await Units.Where(u => u.Name == named).OrderBy(u => u.Path).Take(2).ToListAsync(cancellation)];

    /// <summary>Persons whose name begins with the words, or of that code or mobile number; at most one page.</summary>
    public async Task<ImmutableArray<PersonRow>> FindPeopleAsync(string words, CancellationToken cancellation) =>
        [.. await data.Persons.AsNoTracking().Where(p => !p.IsGuest && (p.Name.Contains(words) || p.Id == words || p.Mobile == words)).OrderBy(p => p.Name).ThenBy(p => p.Id).Take(PageSize).ToListAsync(cancellation)];

    /// <summary>Posts held at a unit, a page at a time by number.</summary>
    /// <param name="members">True lists members only, false everybody else.</param>
    public async Task<ImmutableArray<HeldTerm>> HeldAsync(string unit, bool members, long after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. await (
            from post in data.Posts.AsNoTracking()
            join person in data.Persons.AsNoTracking() on post.PersonId equals person.Id
            where post.UnitId == unit && post.Post == Member == members && (post.ValidTo == null || now < post.ValidTo) && post.Id > after
            orderby post.Id
            select new HeldTerm(post, person)).Take(PageSize + 1).ToListAsync(cancellation)];
    }

    /// <summary>Every term of a person, the latest first.</summary>
    public async Task<ImmutableArray<PostRow>> TermsAsync(string person, CancellationToken cancellation) =>
        [.. await data.Posts.AsNoTracking().Where(p => p.PersonId == person).OrderByDescending(p => p.ValidFrom).ThenByDescending(p => p.Id).Take(200).ToListAsync(cancellation)];

    public Task<PersonRow?> PersonAsync(string id, CancellationToken cancellation) => data.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);

    public const string Member = "member";

    private IQueryable<UnitRow> Units
    {
        get
        {
            var now = clock.GetUtcNow();
            return data.Units.AsNoTracking().Where(u => u.ValidFrom <= now && (u.ValidTo == null || now < u.ValidTo));
        }
    }

    private async Task<ImmutableArray<UnitLine>> LinesAsync(List<UnitRow> units, CancellationToken cancellation)
    {
        var (ids, now) = (units.Select(u => u.Id).ToArray(), clock.GetUtcNow());
        var below = await Units.Where(u => u.ParentId != null && ids.Contains(u.ParentId)).GroupBy(u => u.ParentId!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var held = await data.Posts.AsNoTracking().Where(p => ids.Contains(p.UnitId) && p.Post != Member && (p.ValidTo == null || now < p.ValidTo))
            .GroupBy(p => p.UnitId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return [.. units.Select(u => new UnitLine(u, below.GetValueOrDefault(u.Id), held.GetValueOrDefault(u.Id)))];
    }
}

/// <param name="Below">Units directly below.</param>
/// <param name="Held">Posts held, members not counted.</param>
public sealed record UnitLine(UnitRow Unit, int Below, int Held);

/// <summary>A post in force or to come, with the person who holds it.</summary>
public sealed record HeldTerm(PostRow Post, PersonRow Person);
