using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases.Visibility;

/// <summary>The viewer of this request, read once: two short queries, whatever is asked afterwards.</summary>
public sealed class Viewers(WorkflowsContext data, Reader reader, TimeProvider clock)
{
    private Viewer? _viewer;

    /// <summary>The person who is signed in.</summary>
    public async Task<Viewer> CurrentAsync(CancellationToken cancellation) =>
        _viewer ??= await OfAsync(reader.Person?.Id ?? throw new InvalidOperationException("Nobody is signed in."), cancellation);

    public async Task<Viewer> OfAsync(string personId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var posts =
            from post in data.Posts
            join unit in data.Units on post.UnitId equals unit.Id
            where post.PersonId == personId && post.ValidFrom <= now && (post.ValidTo == null || now < post.ValidTo)
                && unit.ValidFrom <= now && (unit.ValidTo == null || now < unit.ValidTo)
            orderby post.Post, unit.Path
            select new HeldPost(post.Post, post.UnitId, unit.Path);
        var standsInFor = data.Substitutes
            .Where(s => s.SubstituteId == personId && s.ValidFrom <= now && (s.ValidTo == null || now < s.ValidTo))
            .Select(s => s.PersonId);
        return new(personId, [.. await posts.ToListAsync(cancellation)], [.. await standsInFor.ToListAsync(cancellation)]);
    }
}
