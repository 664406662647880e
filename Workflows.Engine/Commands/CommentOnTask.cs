using System.Collections.Immutable;
using Workflows.Engine.Facts;
using Workflows.Engine.Stages;

namespace Workflows.Engine.Commands;

/// <summary>Leaves an opinion in the record without deciding (只评论). The task stays open as it is.</summary>
[StoredName("commentOnTask", 1)]
public sealed record CommentOnTask : TaskAct
{
    public override string Act => "comment";
    public override ImmutableArray<string> Named => [];

    internal override Rejection? RefuseAt(StageBehaviour stage, StageRun run, OpenTask task) =>
        string.IsNullOrWhiteSpace(Words) ? new("engine.wordsMissing") : null;

    internal override IEnumerable<Fact> DecideAt(StageBehaviour stage, StageRun run, OpenTask task) =>
        [new TaskCommented(TaskId, Actor.PersonId, Actor.OnBehalfOf, At, Words)];
}
