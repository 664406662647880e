using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// None end event: consumes its token (BPMN 2.0.2 §10.5.3). The case ends with the last token; the outcome is that of
/// the end event which consumed it.
/// </summary>
internal static class EndEventElement
{
    public static IEnumerable<Fact> Enter(StepRun run, EndEvent end)
    {
        yield return new NodePassed(end.Id);
        if (run.State.Active.IsEmpty && run.State.Arrived.IsEmpty && !run.HasReactions)
            foreach (var fact in run.End(end.Outcome is "" ? "completed" : end.Outcome, ""))
                yield return fact;
    }
}
