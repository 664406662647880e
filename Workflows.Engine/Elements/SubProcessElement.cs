using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// Embedded sub-process: a token that comes to it is held while a token of its own runs inside from its start event. "A
/// Sub-Process is completed when there are no tokens left inside" (BPMN 2.0.2 §13.3.4); then it is left by its own flows. A
/// boundary event that interrupts it breaks off everything inside.
/// </summary>
internal static class SubProcessElement
{
    public static IEnumerable<Fact> Enter(StepRun run, SubProcess sub, string? scope)
    {
        foreach (var fact in Open(run, sub.Id, scope))
            yield return fact;
        var opened = run.State.ActiveAt(sub.Id, run.State.Visits[sub.Id])!;
        if (opened.Incident is not "")
            yield break;
        foreach (var fact in run.Enter(run.Process.Model.StartOf(sub.Id), opened.Inner))
            yield return fact;
    }

    /// <summary>The sub-process is active, its boundary timers are armed; nothing runs inside yet.</summary>
    public static IEnumerable<Fact> Open(StepRun run, string subProcess, string? scope)
    {
        var visit = run.NextVisit(subProcess);
        yield return new NodeEntered(subProcess, visit, run.Command.At) { Scope = scope };
        foreach (var fact in TimerBoundary.Arm(run, subProcess, visit))
            yield return fact;
    }
}
