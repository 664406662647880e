using Workflows.Definitions.Feel;
using Workflows.Definitions.RulePacks;

namespace Workflows.Engine;

/// <summary>
/// A case as expressions see it outside of a step: what pages and previews ask. The same names as in a step
/// (<see cref="CaseVariables"/>), at an instant of the reader's choosing; nothing can be changed through it.
/// </summary>
public sealed class CaseReading(ExecutableProcess process, ProcessInstance instance, IWorld world, DateTimeOffset at)
{
    private readonly StepRun _run = new(process, instance, new WithdrawInstance { Id = "", InstanceId = instance.Id, Actor = Actor.System, At = at }, world);

    /// <summary>The names in scope; sealed values stay sealed.</summary>
    public FeelScope Scope => _run.Scope();

    /// <summary>The rule pack pinned in the case.</summary>
    public RulePack Rules => _run.Rules;

    /// <summary>The value of an expression that was checked with its package; null-valued where it cannot be carried out.</summary>
    public FeelValue Evaluate(string expression) => _run.Evaluate(expression);

    /// <summary>The value of a name: a variable, a parameter, a ledger, <c>case</c> or <c>outcome</c>; null where there is none.</summary>
    public FeelValue? Find(string name) => CaseVariables.Of(_run, reveal: false)(name);

    /// <summary>What the process names besides the case's data – parameters, ledgers, <c>case</c>, <c>outcome</c> – for the conditions of forms.</summary>
    public FeelContext Figures => FeelContext.Of(
        process.Model.Case.Parameters.Keys.Concat(process.Model.Case.Ledgers.Keys).Append("case").Append("outcome")
            .Select(name => (name, Find(name) ?? FeelValue.Null)));

    /// <summary>Whether an act beside answering may be done on an open task, by whoever may answer it.</summary>
    public bool Allows(OpenTask task, string act) => process.Stages[task.NodeId].Allows(_run.At(task.NodeId, task.Visit), task, act);

    /// <summary>The id of a ledger the process names; null where the case's unit has no such unit above it.</summary>
    public string? LedgerId(string name) => LedgerIds.Of(_run, name);

    /// <summary>The parameter of the rule pack that the process reads under a name; null where the pack has none.</summary>
    public RuleParameter? Parameter(string name) =>
        process.Model.Case.Parameters.TryGetValue(name, out var key) ? _run.Rule(key) : null;
}
