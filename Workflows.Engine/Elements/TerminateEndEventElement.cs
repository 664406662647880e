using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// Terminate end event: "all activities in the Process should be immediately ended" (BPMN 2.0.2 §10.5.3). In a sub-process
/// it ends that sub-process alone, which is then left by its flows; on top it ends the case (§13.5.6).
/// </summary>
internal static class TerminateEndEventElement
{
    public static IEnumerable<Fact> Enter(StepRun run, TerminateEndEvent end, string? scope)
    {
        yield return new NodePassed(end.Id);
        var broken = scope is null ? [] : run.CancelWithin(scope);
        foreach (var fact in broken.Concat(run.Complete(scope, EndEventElement.OutcomeOf(end))))
            yield return fact;
    }
}
