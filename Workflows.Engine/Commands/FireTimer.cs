using Workflows.Definitions.Model;
using Workflows.Engine.Assignments;
using Workflows.Engine.Elements;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// A timer of the case has come. One that is no longer pending – its node was left, or it fired before – is refused
/// quietly, so a timer delivered twice or late has no second effect.
/// </summary>
[StoredName("fireTimer", 1)]
public sealed record FireTimer : Command
{
    public required string TimerId { get; init; }

    internal override Rejection? Refuse(StepRun run) =>
        run.State.Timers.FirstOrDefault(t => t.Id == TimerId) is not { } timer ? new Rejection("engine.timerGone")
        : timer.At > At ? new Rejection("engine.timerEarly")
        : null;

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        var timer = run.State.Timers.First(t => t.Id == TimerId);
        yield return new TimerFired(timer.Id);
        var reactions = timer.TaskId != "" ? TaskClock.Fire(run, timer)
            : run.Process.Model.Nodes.GetValueOrDefault(timer.Name) is TimerBoundaryEvent boundary ? TimerBoundary.Fire(run, boundary, timer)
            : run.Process.Model.Node(timer.NodeId) is TimerCatchEvent ? TimerCatch.Fire(run, timer)
            : run.StageOf(timer.NodeId).Timer(run.At(timer.NodeId, timer.Visit), timer);
        foreach (var fact in reactions)
            yield return fact;
    }
}
