using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// None end event: consumes its token (BPMN 2.0.2 §10.5.3). The case, or the sub-process it stands in, ends with the last token
/// there; the outcome is that of the end event which consumed it.
/// </summary>
internal static class EndEventElement
{
    public static IEnumerable<Fact> Enter(StepRun run, EndEvent end, string? scope)
    {
        yield return new NodePassed(end.Id);
        if (run.IsSpent(scope))
            foreach (var fact in run.Complete(scope, OutcomeOf(end)))
                yield return fact;
    }

    public static string OutcomeOf(EndEvent end) => end.Outcome is "" ? "completed" : end.Outcome;
}
