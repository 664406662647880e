using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// Whoever took a task gives it back (放回), or an administrator of the case's unit does it for somebody who is away. All it
/// lies before are told. Facts: TaskReleased, Notified.
/// </summary>
[StoredName("releaseTask", 1)]
public sealed record ReleaseTask : Command
{
    public required string TaskId { get; init; }
    public required int Visit { get; init; }

    internal override Rejection? Refuse(StepRun run) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : run.State.Task(TaskId) is not { } task || task.Visit != Visit ? Rejection.OfGoneTask(run, TaskId)
        : task.Claim is not { } claim ? new Rejection("engine.notClaimed")
        : Entitlement.RefuseActor(run, Actor) is { } ended ? ended
        : claim.PersonId != Actor.Principal && !run.World.Directory.IsAdministrator(Actor.Principal, run.State.UnitId) ? new Rejection("engine.notYoursToRelease")
        : null;

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        var task = run.State.Task(TaskId)!;
        yield return new TaskReleased(TaskId);
        yield return Notified.About("taskReleased", task.Principals.Select(p => p.Key), TaskId, ("who", run.World.Directory.NameOf(task.Claim!.PersonId)));
    }
}
