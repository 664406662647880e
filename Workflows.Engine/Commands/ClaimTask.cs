using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// One of several takes a task (认领); the others see who has it. Refused where somebody was faster, where the actor may not
/// answer it, and where the stage asks nobody to take it first. Fact: TaskClaimed.
/// </summary>
[StoredName("claimTask", 1)]
public sealed record ClaimTask : Command
{
    public required string TaskId { get; init; }
    public required int Visit { get; init; }

    internal override Rejection? Refuse(StepRun run) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : run.State.Task(TaskId) is not { } task || task.Visit != Visit ? Rejection.OfGoneTask(run, TaskId)
        : task.ToClaim is not true ? new Rejection("engine.nothingToClaim")
        : task.Claim?.PersonId == Actor.Principal ? new Rejection("engine.claimedAlready")
        : Entitlement.Refuse(run, task, Actor);

    internal override IEnumerable<Fact> Decide(StepRun run) => [new TaskClaimed(TaskId, new TaskClaim(Actor.Principal, At))];
}
