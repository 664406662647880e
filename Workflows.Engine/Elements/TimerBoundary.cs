using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// Timer boundary event. Interrupting: "the Activity is interrupted" and the token leaves by the event; not interrupting:
/// a further token leaves and the activity goes on (BPMN 2.0.2 §10.5.4, §13.5.3). It fires once a visit.
/// </summary>
internal static class TimerBoundary
{
    /// <summary>Arms the timers of an activity that was just entered.</summary>
    public static IEnumerable<Fact> Arm(StepRun run, Activity activity, int visit) =>
        from boundary in run.Process.Model.BoundariesOf(activity.Id)
        let at = TimerInstant.Of(run, boundary.Timer)
        select at is { } instant
            ? (Fact)new TimerSet(new PendingTimer($"{activity.Id}.{visit}.{boundary.Id}", activity.Id, visit, boundary.Id, instant))
            : new IncidentRaised(activity.Id, visit, "engine.timerWithoutInstant");

    public static IEnumerable<Fact> Fire(StepRun run, TimerBoundaryEvent boundary, PendingTimer timer)
    {
        if (boundary.Interrupting)
        {
            foreach (var fact in run.BreakOff(run.State.ActiveAt(timer.NodeId, timer.Visit)!))
                yield return fact;
            yield return new NodeCancelled(timer.NodeId, timer.Visit, run.Command.At);
        }
        yield return new NodePassed(boundary.Id);
        foreach (var fact in run.TakeAll(boundary))
            yield return fact;
    }
}
