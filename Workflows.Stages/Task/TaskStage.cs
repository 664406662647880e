using System.Globalization;

namespace Workflows.Stages.Task;

/// <summary>
/// A piece of work with a form: filled in by one person, or filled in by one and confirmed by others where
/// <c>signers</c> is more than 1 (入户核查由两人). Acts: complete; confirm; return where allowed.
/// </summary>
public sealed class TaskStage : StageKind
{
    public override string Name => "task";

    public override StageBehaviour Bind(StageSettings settings) => new TaskBehaviour(
        AssignmentSettings.Read(settings),
        settings.Form(),
        Math.Clamp(settings.Number("signers", 1), 1, 9),
        settings.Flag("return"),
        Guard.Read(settings));
}

/// <summary>Who has signed so far, with those they stood in for, by how many signatures.</summary>
[StoredName("task.state", 1)]
public sealed record TaskState(ImmutableArray<string> Signed, int Signatures) : StageState
{
    public static TaskState None { get; } = new([], 0);
}

/// <summary>One of several signers has signed.</summary>
[StoredName("task.signed", 1)]
public sealed record TaskSigned(ImmutableArray<string> Persons) : StageFact
{
    protected override StageState Change(StageState? stage)
    {
        var before = stage as TaskState ?? TaskState.None;
        return new TaskState([.. before.Signed, .. Persons], before.Signatures + 1);
    }
}

internal sealed class TaskBehaviour(
    AssignmentSettings assignment, string form, int signers, bool mayReturn, ImmutableArray<Guard> guards) : StageBehaviour
{
    public override ImmutableArray<string> Forms => form is "" ? [] : [form];

    public override AssignmentSettings AssignmentOf(string purpose) => assignment;

    public override IEnumerable<Fact> Enter(StageRun run) =>
        Assignment.Open(run, assignment, "complete", form, mayReturn ? ["complete", "return"] : ["complete"]);

    public override Rejection? Refuse(StageRun run, OpenTask task, AnswerTask answer) => answer.Act switch
    {
        "return" => ReturnTargets.Refuse(run, answer),
        "confirm" when answer.Values.Names.Any() => new Rejection("stages.confirmChangesNothing"),
        "complete" => Guard.Refuse(run, guards, answer),
        _ => null,
    };

    public override Rejection? Gone(StageRun run, string taskId, Actor actor) =>
        run.Remembered is TaskState state && state.Signed.Contains(actor.PersonId) ? new("engine.yoursIsIn") : null;

    public override IEnumerable<Fact> Answer(StageRun run, OpenTask task, AnswerTask answer)
    {
        yield return run.Answered(answer);
        if (answer.Act is "return")
        {
            yield return run.Return(answer.ReturnTo, answer.ComeStraightBack, answer.Words, answer.Actor.Persons);
            yield break;
        }
        if (answer.Act is "complete")
            foreach (var aside in Guard.SetAside(run, guards, answer))
                yield return aside;
        var before = run.Remembered as TaskState ?? TaskState.None;
        var signed = before.Signed.AddRange(answer.Actor.Persons);
        var signatures = before.Signatures + 1;
        if (signatures >= signers)
        {
            yield return run.Leave("completed", answer.Words, signed);
            yield break;
        }
        yield return new TaskSigned(answer.Actor.Persons) { NodeId = run.NodeId, Visit = run.Visit };
        var barred = signed.Select(p => new Exclusion(p, "barred.signedAlready")).ToImmutableArray();
        foreach (var fact in Assignment.Open(run, assignment, $"confirm{signatures.ToString(CultureInfo.InvariantCulture)}", form, mayReturn ? ["confirm", "return"] : ["confirm"], barred))
            yield return fact;
    }
}
