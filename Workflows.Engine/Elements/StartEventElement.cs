using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// None start event. "A Start Event indicates where a particular Process will start" (BPMN 2.0.2 §10.5.2), a sub-process likewise: a token leaves
/// by each outgoing flow.
/// </summary>
internal static class StartEventElement
{
    public static IEnumerable<Fact> Enter(StepRun run, StartEvent start, string? scope)
    {
        yield return new NodePassed(start.Id);
        foreach (var fact in run.TakeAll(start, scope))
            yield return fact;
    }
}
