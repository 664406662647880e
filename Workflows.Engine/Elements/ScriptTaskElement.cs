using Workflows.Definitions.Feel;
using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>Script task: a FEEL expression whose value becomes a variable (BPMN 2.0.2 §10.3.3). It reads no sealed value.</summary>
internal static class ScriptTaskElement
{
    public static IEnumerable<Fact> Enter(StepRun run, ScriptTask task, string? scope)
    {
        yield return new NodePassed(task.Id);
        yield return new VariablesSet(FeelContext.Empty.With(task.ResultVariable, run.Evaluate(task.Script)), Actor.System.PersonId, run.Command.At);
        foreach (var fact in run.TakeAll(task, scope))
            yield return fact;
    }
}
