using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>Intermediate timer catch event: the token waits until the timer's instant (BPMN 2.0.2 §10.5.4).</summary>
internal static class TimerCatch
{
    public static IEnumerable<Fact> Enter(StepRun run, TimerCatchEvent catching, string? scope)
    {
        var visit = run.NextVisit(catching.Id);
        yield return new NodeEntered(catching.Id, visit, run.Command.At) { Scope = scope };
        yield return TimerInstant.Of(run, catching.Timer) is { } at
            ? new TimerSet(new PendingTimer($"{catching.Id}.{visit}.catch", catching.Id, visit, "catch", at))
            : new IncidentRaised(catching.Id, visit, Incidents.TimerWithoutInstant);
    }

    public static IEnumerable<Fact> Fire(StepRun run, PendingTimer timer) =>
        [new NodeLeft(timer.NodeId, timer.Visit, "elapsed", [], run.Command.At, "")];
}
