using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;

namespace Workflows.Host.Tasks;

/// <summary>
/// Who may look at a task: whoever may answer it – or might have, where it is over – and whoever may see its case. The task is
/// read once for the door and the page behind it.
/// </summary>
public sealed class TaskSight(TaskDesk desk, CaseAccess access)
{
    private (string Id, FoundTask? Task)? _found;

    /// <summary>The task as it stood when this request first asked for it; null where there never was one.</summary>
    public async Task<FoundTask?> FindAsync(string taskId, CancellationToken cancellation)
    {
        if (_found?.Id != taskId) _found = (taskId, await desk.FindAsync(taskId, cancellation));
        return _found?.Task;
    }

    public async Task<bool> MaySeeAsync(string taskId, CancellationToken cancellation) => await FindAsync(taskId, cancellation) is { } found
        && (await IsLaidBeforeReaderAsync(found, cancellation) || await access.MaySeeAsync(found.Instance.Id, cancellation));

    public async Task<bool> HoldsAsync(string taskId, CancellationToken cancellation) =>
        await FindAsync(taskId, cancellation) is { IsGone: false } found && await IsReadersAsync(found, cancellation);

    private Task<bool> IsLaidBeforeReaderAsync(FoundTask found, CancellationToken cancellation) => desk.AskAsync(
        found, task => task.Reader.Person is { } person && Standing.IsLaidBefore(task.Case.Directory, task.Task, person.Id), cancellation);

    private Task<bool> IsReadersAsync(FoundTask found, CancellationToken cancellation) => desk.AskAsync(found, task => task.Standing is not null, cancellation);
}

/// <summary><see cref="Relation.SeesTask"/>.</summary>
public sealed class SeesTaskCheck(TaskSight sight) : IRelationCheck
{
    public Relation Relation => Relation.SeesTask;

    public string Parameter => "taskId";

    public Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation) => sight.MaySeeAsync(id, cancellation);
}

/// <summary><see cref="Relation.HoldsTask"/>.</summary>
public sealed class HoldsTaskCheck(TaskSight sight) : IRelationCheck
{
    public Relation Relation => Relation.HoldsTask;

    public string Parameter => "taskId";

    public Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation) => sight.HoldsAsync(id, cancellation);
}
