using System.Collections.Immutable;
using Workflows.Definitions.Dmn;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// Business rule task: evaluates a decision of the package (BPMN 2.0.2 §10.3.3). Sealed values are in clear for the
/// decision alone; its result and the rules that fired are kept, the inputs are not.
/// </summary>
internal static class BusinessRuleTaskElement
{
    public static IEnumerable<Fact> Enter(StepRun run, BusinessRuleTask task, string? scope)
    {
        var model = ExecutableProcess.DecisionOf(run.Process.Package, task.Decision)!;
        var result = model.Evaluate(task.Decision, run.RevealingScope());
        yield return new NodePassed(task.Id);
        yield return new DecisionMade(task.Id, task.Decision, [.. result.Fired.Select(f => new FiredRuleReference(f.TableId, f.RuleNumber, f.Annotation))]);
        yield return new VariablesSet(FeelContext.Empty.With(task.ResultVariable, result.Value), Actor.System.PersonId, run.Command.At);
        foreach (var fact in run.TakeAll(task, scope))
            yield return fact;
    }
}
