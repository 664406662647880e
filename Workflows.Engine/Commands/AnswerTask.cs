using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// Answers a task. Refused where the task is gone (the sentence says who did what), the page was old, what was shown has
/// changed, or the actor is not entitled at this instant.
/// </summary>
[StoredName("answerTask", 1)]
public sealed record AnswerTask : Command
{
    public required string TaskId { get; init; }

    /// <summary>The visit shown; another one now means the page is old.</summary>
    public required int Visit { get; init; }

    /// <summary>One of the task's acts.</summary>
    public required string Act { get; init; }

    /// <summary>Values of the task's form, already validated by it.</summary>
    public FeelContext Values { get; init; } = FeelContext.Empty;

    /// <summary>What the page showed, see <see cref="State.Seen"/>; empty where it showed nothing of the case.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Opinion or reason in words.</summary>
    public string Words { get; init; } = "";

    /// <summary>
    /// Keys of rules that only warn, as the union has not confirmed them, and that the page has named: the answer goes against
    /// them knowingly, and <see cref="Words"/> say why.
    /// </summary>
    public ImmutableArray<string> Despite { get; init; } = [];

    /// <summary>Node to return to, for the act <c>return</c>.</summary>
    public string ReturnTo { get; init; } = "";

    /// <summary>After a return: true = come straight back here, false = run the nodes between again.</summary>
    public bool ComeStraightBack { get; init; }

    internal override Rejection? Refuse(StepRun run)
    {
        if (run.State.Status != InstanceStatus.Running)
            return Rejection.OfEnded(run);
        if (run.State.Task(TaskId) is not { } task || task.Visit != Visit)
            return Rejection.OfGoneTask(run, TaskId);
        if (!task.Acts.Contains(Act))
            return new Rejection("engine.actNotAllowed");
        return Entitlement.Refuse(run, task, Actor)
            ?? State.Seen.Refuse(run, Seen)
            ?? run.StageOf(task.NodeId).Refuse(run.At(task.NodeId, task.Visit), task, this);
    }

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        var task = run.State.Task(TaskId)!;
        if (Values.Names.Any())
            yield return new VariablesSet(Values, Actor.PersonId, At);
        foreach (var fact in run.StageOf(task.NodeId).Answer(run.At(task.NodeId, task.Visit), task, this))
            yield return fact;
    }
}
