namespace Workflows.Stages.Approval;

/// <summary>A decision by people: approve, reject, return (approvals.md §1, modes <c>any</c> and <c>all</c>).</summary>
public sealed class ApprovalStage : StageKind
{
    public override string Name => "approval";

    public override StageBehaviour Bind(StageSettings settings) => new ApprovalBehaviour(ApprovalSettings.Read(settings));
}

/// <summary>Who has approved so far, in mode <c>all</c>, with those they stood in for.</summary>
[StoredName("approval.state", 1)]
public sealed record ApprovalState(ImmutableArray<string> Approved) : StageState;

/// <summary>One of those who all have to approve has approved.</summary>
[StoredName("approval.approved", 1)]
public sealed record ApprovalGiven(ImmutableArray<string> Persons) : StageFact
{
    protected override StageState Change(StageState? stage) =>
        new ApprovalState([.. (stage as ApprovalState)?.Approved ?? [], .. Persons]);
}

/// <summary>Settings other rooms read: the question asked and what a rejection leads to.</summary>
public interface IApproval
{
    ApprovalSettings Settings { get; }
}

internal sealed class ApprovalBehaviour(ApprovalSettings settings) : StageBehaviour, IApproval
{
    public ApprovalSettings Settings => settings;

    public override ImmutableArray<string> Forms => settings.Form is "" ? [] : [settings.Form];

    public override AssignmentSettings AssignmentOf(string purpose) => settings.Assignment;

    private ImmutableArray<string> Acts => settings.MayReturn ? ["approve", "reject", "return"] : ["approve", "reject"];

    public override IEnumerable<Fact> Enter(StageRun run)
    {
        if (settings.Mode is ApprovalMode.Any)
            return Assignment.Open(run, settings.Assignment, "decide", settings.Form, Acts);
        var found = Assignment.Resolve(run, settings.Assignment, []);
        if (found.Holders.IsEmpty)
            return Assignment.Open(run, settings.Assignment, "decide", settings.Form, Acts);
        return found.Holders.SelectMany(person => Assignment.Open(
            run, settings.Assignment, AskedAs(run, found, person), $"decide-{person}", settings.Form, Acts));
    }

    /// <summary>One of those who all have to approve: by the posts nobody else holds, so that a successor may; else by name.</summary>
    private static Resolution AskedAs(StageRun run, Resolution found, string person)
    {
        var alone = found.Principals.Where(p =>
            Entitlement.PersonsBehind(run.World.Directory, p).Intersect(found.Holders).SequenceEqual([person])).ToImmutableArray();
        return found with { Principals = alone.IsEmpty ? [Principal.Person(person, "why.named")] : alone, Holders = [person] };
    }

    public override Rejection? Refuse(StageRun run, OpenTask task, AnswerTask answer) => answer.Act switch
    {
        "approve" => Guard.Refuse(run, settings.Guards, answer),
        "return" => ReturnTargets.Refuse(run, answer),
        _ => Words.RefuseShort(answer),
    };

    public override Rejection? Gone(StageRun run, string taskId, Actor actor) =>
        run.Remembered is ApprovalState state && state.Approved.Contains(actor.PersonId) ? new("engine.yoursIsIn") : null;

    public override IEnumerable<Fact> Answer(StageRun run, OpenTask task, AnswerTask answer)
    {
        yield return run.Answered(answer);
        if (answer.Act is "approve")
            foreach (var aside in Guard.SetAside(run, settings.Guards, answer))
                yield return aside;
        var approved = (run.Remembered as ApprovalState)?.Approved ?? [];
        var facts = answer.Act switch
        {
            "return" => Returned(run, answer),
            "reject" => Rejected(run, answer.Words, [.. approved, .. answer.Actor.Persons]),
            _ when run.State.Tasks.Any(t => t.NodeId == run.NodeId && t.Visit == run.Visit) => [new ApprovalGiven(answer.Actor.Persons) { NodeId = run.NodeId, Visit = run.Visit }],
            _ => [run.Leave("approved", answer.Words, [.. approved, .. answer.Actor.Persons])],
        };
        foreach (var fact in facts)
            yield return fact;
    }

    /// <summary>Decided by time-out: nobody rejected, so the default of the setting holds – rejected, said as such.</summary>
    public override IEnumerable<Fact> Overdue(StageRun run, OpenTask task) => Rejected(run, "", [], "timedOut");

    private static IEnumerable<Fact> Returned(StageRun run, AnswerTask answer)
    {
        yield return run.Return(answer.ReturnTo, answer.ComeStraightBack, answer.Words, answer.Actor.Persons);
        yield return Notified.About("returned", [Principal.PersonKey(run.State.StarterId)], "", ("words", answer.Words));
    }

    private IEnumerable<Fact> Rejected(StageRun run, string words, ImmutableArray<string> actors, string outcome = "rejected")
    {
        var back = settings.OnRejection switch
        {
            OnRejection.ReturnToStarter => ReturnTargets.Of(run.Step.Process, run.State, run.NodeId, run.Visit)
                .FirstOrDefault(n => run.State.LastVisit(n)!.Actors.Contains(run.State.StarterId)),
            OnRejection.ReturnToPrevious => ReturnTargets.Of(run.Step.Process, run.State, run.NodeId, run.Visit).FirstOrDefault(),
            _ => null,
        };
        if (back is not null)
        {
            yield return run.Return(back, comeStraightBack: false, words, actors);
            yield return Notified.About("returned", [Principal.PersonKey(run.State.StarterId)], "", ("words", words));
            yield break;
        }
        yield return run.Leave(outcome, words, actors);
        if (settings.OnRejection is OnRejection.Continue)
            yield break;
        yield return Notified.About("decided", [Principal.PersonKey(run.State.StarterId)], "", ("outcome", outcome), ("words", words));
        foreach (var fact in run.EndCase(outcome, words))
            yield return fact;
    }
}
