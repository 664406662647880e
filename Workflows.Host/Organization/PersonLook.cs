using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;

namespace Workflows.Host.Organization;

/// <summary>Finds the person a reader means by what they typed: a code, or a whole name.</summary>
public sealed class PersonLook(WorkflowsContext data, TimeProvider clock)
{
    private const int Most = 20;

    /// <summary>All it may be, each with the unit of a post where one is held, so that people of one name are told apart.</summary>
    public async Task<ImmutableArray<FoundPerson>> FindAsync(string typed, CancellationToken cancellation)
    {
        var (words, now) = (typed.Trim(), clock.GetUtcNow());
        if (words.Length == 0) return [];
        var valid = data.Persons.AsNoTracking().Where(p => p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo));
        var found = await valid.Where(p => p.Id == words).ToListAsync(cancellation) is { Count: > 0 } coded ? coded
            : await valid.Where(p => p.Name == words).OrderBy(p => p.Id).Take(Most).ToListAsync(cancellation);
        var ids = found.Select(p => p.Id).ToArray();
        var units = await (
            from post in data.Posts.AsNoTracking()
            join unit in data.Units.AsNoTracking() on post.UnitId equals unit.Id
            where ids.Contains(post.PersonId) && post.ValidFrom <= now && (post.ValidTo == null || now < post.ValidTo)
                && unit.ValidFrom <= now && (unit.ValidTo == null || now < unit.ValidTo)
            orderby post.Id
            select new { post.PersonId, unit.Name }).ToListAsync(cancellation);
        return [.. found.Select(p => new FoundPerson(p, units.FirstOrDefault(u => u.PersonId == p.Id)?.Name ?? ""))];
    }
}

/// <param name="Unit">Where they hold a post; empty where they hold none.</param>
public sealed record FoundPerson(PersonRow Person, string Unit);
