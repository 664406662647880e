using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// Timer boundary event. Interrupting: "the Activity is interrupted" and the token leaves by the event; not interrupting:
/// a further token leaves and the activity goes on (BPMN 2.0.2 §10.5.4, §13.5.3). It fires once a visit.
/// </summary>
internal static class TimerBoundary
{
    /// <summary>
    /// The facts that arm the timers of an activity just entered; where one gives no instant the activity stops instead, and
    /// its work does not begin.
    /// </summary>
    public static IReadOnlyList<Fact> Arm(StepRun run, string activity, int visit)
    {
        var armed = run.Process.Model.BoundariesOf(activity).OfType<TimerBoundaryEvent>().Select(b => (b.Id, At: TimerInstant.Of(run, b.Timer))).ToArray();
        return armed.Any(b => b.At is null)
            ? [new IncidentRaised(activity, visit, Incidents.TimerWithoutInstant)]
            : [.. armed.Select(b => new TimerSet(new PendingTimer($"{activity}.{visit}.{b.Id}", activity, visit, b.Id, b.At!.Value)))];
    }

    public static IEnumerable<Fact> Fire(StepRun run, TimerBoundaryEvent boundary, PendingTimer timer)
    {
        var active = run.State.ActiveAt(timer.NodeId, timer.Visit)!;
        if (boundary.Interrupting)
            foreach (var fact in run.Cancel(active))
                yield return fact;
        yield return new NodePassed(boundary.Id);
        foreach (var fact in run.TakeAll(boundary, active.Scope))
            yield return fact;
    }
}
