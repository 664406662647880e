using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Engine.Facts;
using Workflows.Engine.Stages;

namespace Workflows.Engine.Commands;

/// <summary>Answers a task by one of its acts.</summary>
[StoredName("answerTask", 1)]
public sealed record AnswerTask : TaskCommand
{
    /// <summary>One of the task's acts.</summary>
    public required string Act { get; init; }

    /// <summary>Values of the task's form, already validated by it.</summary>
    public FeelContext Values { get; init; } = FeelContext.Empty;

    /// <summary>
    /// Keys of rules that only warn, as the union has not confirmed them, and that the page has named: the answer goes against
    /// them knowingly, and <see cref="TaskCommand.Words"/> say why.
    /// </summary>
    public ImmutableArray<string> Despite { get; init; } = [];

    /// <summary>SHA-256 of what shows how it was given, where that was not in a signed-in session; kept as evidence. Null elsewhere.</summary>
    public string? Evidence { get; init; }

    /// <summary>Node to return to, for the act <c>return</c>.</summary>
    public string ReturnTo { get; init; } = "";

    /// <summary>After a return: true = come straight back here, false = run the nodes between again.</summary>
    public bool ComeStraightBack { get; init; }

    internal override bool IsKnown(StageBehaviour stage, StageRun run, OpenTask task) => task.Acts.Contains(Act);

    internal override Rejection? RefuseAt(StageBehaviour stage, StageRun run, OpenTask task) => stage.Refuse(run, task, this);

    internal override IEnumerable<Fact> DecideAt(StageBehaviour stage, StageRun run, OpenTask task)
    {
        if (Values.Names.Any())
            yield return new VariablesSet(Values, Actor.PersonId, At);
        foreach (var fact in stage.Answer(run, task, this))
            yield return fact;
    }
}
