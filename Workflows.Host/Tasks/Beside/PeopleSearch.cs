using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Engine.World;
using Workflows.Host.Organization;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Tasks.Beside;

/// <summary>Finds people of the union to hand a task or a case to: those who hold an office now, by their name, a few at a time.</summary>
public sealed class PeopleSearch(WorkflowsContext data, Worlds worlds, TextCatalog texts, Reader reader, TimeProvider clock)
{
    public const int Most = 20;

    /// <summary>Persons with these letters in their name, by name; none for no letters. One more than <see cref="Most"/> where there are more.</summary>
    public async Task<ImmutableArray<PersonChoice>> FindAsync(string words, CancellationToken cancellation)
    {
        var (typed, now, me) = (words.Trim(), clock.GetUtcNow(), reader.Person!.Id);
        if (typed.Length == 0) return [];
        var ids = await data.Persons.AsNoTracking()
            .Where(p => p.Name.Contains(typed) && p.Id != me && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo)
                && data.Posts.Any(t => t.PersonId == p.Id && t.Post != "member" && t.ValidFrom <= now && (t.ValidTo == null || now < t.ValidTo)))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => p.Id).Take(Most + 1).ToListAsync(cancellation);
        return await NamedAsync(ids, cancellation);
    }

    /// <summary>The same of persons known by id; unknown ones are left out.</summary>
    public async Task<ImmutableArray<PersonChoice>> NamedAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        var now = clock.GetUtcNow();
        var posts = (await data.Posts.AsNoTracking()
            .Where(t => ids.Contains(t.PersonId) && t.Post != "member" && t.ValidFrom <= now && (t.ValidTo == null || now < t.ValidTo))
            .OrderBy(t => t.Id).Select(t => new { t.PersonId, t.Post, t.UnitId }).ToListAsync(cancellation)).ToLookup(t => t.PersonId, StringComparer.Ordinal);
        return await worlds.AskAsync(now, null, world => ids.Select(id => world.Directory.Person(id)).OfType<Person>()
            .Select(p => new PersonChoice(p.Id, p.Name, string.Join(reader.T("words.list.separator"),
                posts[p.Id].Select(t => PostWords.Of($"{t.Post}@{t.UnitId}", world.Directory, texts).In(reader.Language))))).ToImmutableArray(), cancellation);
    }
}

/// <param name="Posts">What they are now, in words; empty for nothing.</param>
public sealed record PersonChoice(string Id, string Name, string Posts);
