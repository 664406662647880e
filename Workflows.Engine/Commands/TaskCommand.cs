using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;
using Workflows.Engine.Stages;

namespace Workflows.Engine.Commands;

/// <summary>
/// A command about one open task by somebody who may answer it. Refused where the task is gone (the sentence says who did what),
/// the page was old, what was shown has changed, or the actor is not entitled at this instant.
/// </summary>
public abstract record TaskCommand : Command
{
    public required string TaskId { get; init; }

    /// <summary>The visit shown; another one now means the page is old.</summary>
    public required int Visit { get; init; }

    /// <summary>What the page showed, see <see cref="State.Seen"/>; empty where it showed nothing of the case.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Opinion, reason or what is asked, in words.</summary>
    public string Words { get; init; } = "";

    internal sealed override Rejection? Refuse(StepRun run)
    {
        if (run.State.Status != InstanceStatus.Running)
            return Rejection.OfEnded(run);
        if (run.State.Task(TaskId) is not { } task || task.Visit != Visit)
            return Rejection.OfGoneTask(run, TaskId);
        var (stage, at) = (run.StageOf(task.NodeId), run.At(task.NodeId, task.Visit));
        if (!IsKnown(stage, at, task))
            return new Rejection("engine.actNotAllowed");
        return Entitlement.Refuse(run, task, Actor)
            ?? State.Seen.Refuse(run, Seen)
            ?? RefuseAt(stage, at, task);
    }

    internal sealed override IEnumerable<Fact> Decide(StepRun run)
    {
        var task = run.State.Task(TaskId)!;
        return DecideAt(run.StageOf(task.NodeId), run.At(task.NodeId, task.Visit), task);
    }

    /// <summary>Whether the task takes such a command at all.</summary>
    internal abstract bool IsKnown(StageBehaviour stage, StageRun run, OpenTask task);

    internal abstract Rejection? RefuseAt(StageBehaviour stage, StageRun run, OpenTask task);

    internal abstract IEnumerable<Fact> DecideAt(StageBehaviour stage, StageRun run, OpenTask task);
}

/// <summary>
/// An act on an open task that does not answer it: hands it on, asks others first, tells others of it. Which stages know it, and
/// what follows, the stage says (<see cref="StageBehaviour.Allows"/>).
/// </summary>
public abstract record TaskAct : TaskCommand
{
    /// <summary>Its name in settings, on pages and in the interface for programs.</summary>
    public abstract string Act { get; }

    /// <summary>Persons it names.</summary>
    public abstract System.Collections.Immutable.ImmutableArray<string> Named { get; }

    internal sealed override bool IsKnown(StageBehaviour stage, StageRun run, OpenTask task) => stage.Allows(run, task, Act);

    internal override Rejection? RefuseAt(StageBehaviour stage, StageRun run, OpenTask task) => stage.Refuse(run, task, this);

    internal override IEnumerable<Fact> DecideAt(StageBehaviour stage, StageRun run, OpenTask task) => stage.Handle(run, task, this);
}
