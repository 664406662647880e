using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Engine.State;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>The reader's next task by its due day: by name and by the posts held now.</summary>
public sealed class NextTaskLook(WorkflowsContext data, Reader reader, TimeProvider clock)
{
    public async Task<NextTaskLink?> AfterAsync(string taskId, CancellationToken cancellation)
    {
        var (person, now) = (reader.Person!.Id, clock.GetUtcNow());
        var posts = await data.Posts.AsNoTracking()
            .Where(p => p.PersonId == person && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo))
            .Select(p => new { p.Post, p.UnitId }).ToListAsync(cancellation);
        string[] principals = [Principal.PersonKey(person), .. posts.Select(p => Principal.PostKey(p.Post, p.UnitId))];
        var mine = data.TaskPrincipals.AsNoTracking().Where(p => principals.Contains(p.Principal) && p.TaskId != taskId
            && !data.TaskExclusions.Any(e => e.TaskId == p.TaskId && e.PersonId == person));
        var next = await mine.OrderBy(p => p.Due).ThenBy(p => p.TaskId).Select(p => p.TaskId).FirstOrDefaultAsync(cancellation);
        return next is null ? null : new(next, await mine.Select(p => p.TaskId).Distinct().CountAsync(cancellation));
    }
}
