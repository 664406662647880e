using System.Collections.Immutable;
using Workflows.Engine.Facts;
using Workflows.Engine.Stages;

namespace Workflows.Engine.Commands;

/// <summary>Sends the case to others to read (抄送): they see it from now on and are told; nothing waits for them. Every stage that does not forbid it allows it.</summary>
[StoredName("copyCase", 1)]
public sealed record CopyCase : TaskAct
{
    /// <summary>More persons than this are told by a notice.</summary>
    public const int Most = 50;

    public required ImmutableArray<string> To { get; init; }

    public override string Act => "copy";
    public override ImmutableArray<string> Named => To;

    internal override Rejection? RefuseAt(StageBehaviour stage, StageRun run, OpenTask task) =>
        To.IsEmpty ? new("engine.nobodyChosen")
        : To.Length > Most ? new("engine.tooManyChosen", ("most", Most))
        : To.Any(p => run.World.Directory.Person(p) is null) ? new("engine.personUnknown")
        : To.Contains(Actor.PersonId) ? new("engine.notYourself")
        : null;

    internal override IEnumerable<Fact> DecideAt(StageBehaviour stage, StageRun run, OpenTask task)
    {
        var to = To.Distinct(StringComparer.Ordinal).ToImmutableArray();
        yield return new CaseCopied(TaskId, Actor.PersonId, to, At, Words);
        yield return Notified.About("copied", to.Select(Principal.PersonKey), "", ("words", Words));
    }
}
