using System.Collections.Immutable;
using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// Somebody writes a comment (评论) on a running case: it decides nothing and everybody who sees the case reads it. Whoever is
/// mentioned is told and has it in their list 抄送我的; that they may see the case is looked at before. Facts: CommentAdded, Notified.
/// </summary>
[StoredName("addComment", 1)]
public sealed record AddComment : Command
{
    /// <summary>Longest comment, in characters.</summary>
    public const int MostLetters = 1000;

    public required string Words { get; init; }

    /// <summary>Persons it mentions, by their ids.</summary>
    public ImmutableArray<string> Mentioned { get; init; } = [];

    internal override Rejection? Refuse(StepRun run) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : Entitlement.RefuseActor(run, Actor) is { } ended ? ended
        : Words.Trim().Length is 0 ? new Rejection("engine.commentMissing")
        : Words.Length > MostLetters ? new Rejection("engine.commentLong", ("most", MostLetters))
        : null;

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        yield return new CommentAdded(Words, Actor.PersonId, Mentioned, At);
        if (!Mentioned.IsEmpty)
            yield return Notified.About("mentioned", Mentioned.Select(Principal.PersonKey), "", ("who", run.World.Directory.NameOf(Actor.PersonId)));
    }
}
