using Workflows.Definitions.Texts;

namespace Workflows.Stages.Approval;

/// <summary>
/// What may be done with a task of an approval beside answering it (approvals.md §2). Whoever is only asked for an opinion may not
/// hand the task on: the opinion belongs to the seat that waits for it. Where several share a task, whoever delegates it or asks
/// others first takes it on.
/// </summary>
internal sealed partial class ApprovalBehaviour
{
    private const int MostSigners = 20;

    private static readonly ImmutableArray<string> Opinions = ["agree", "disagree"];

    public override bool Allows(StageRun run, OpenTask task, string act) => settings.Acts.Contains(act)
        && (act is "copy" or "comment" || ApprovalState.Of(run.Remembered).SeatOf(task).Decides);

    public override Rejection? Refuse(StageRun run, OpenTask task, TaskAct act) =>
        act.Named.IsEmpty ? new("engine.nobodyChosen")
        : act.Named.Length > MostSigners ? new("engine.tooManyChosen", ("most", MostSigners))
        : act.Named.Select(person => RefusePerson(run, task, act.Actor, person)).OfType<Rejection>().FirstOrDefault();

    private Rejection? RefusePerson(StageRun run, OpenTask task, Actor actor, string person)
    {
        if (run.World.Directory.Person(person) is not { } known)
            return new("engine.personUnknown");
        if (actor.Persons.Contains(person))
            return new("engine.notYourself");
        var state = ApprovalState.Of(run.Remembered);
        if (state.Voters.Contains(person) || state.Seats.Any(s => s.Held?.Persons.Contains(person) is true))
            return new("stages.personAnswered", ("name", known.Name));
        if (state.Seats.Where(s => s.Id != state.SeatOf(task).Id).SelectMany(s => Persons(run, s)).Contains(person)
            || run.State.Tasks.Where(t => t.NodeId == task.NodeId && t.Visit == task.Visit && t != task).SelectMany(t => t.Principals)
                .SelectMany(p => Entitlement.PersonsBehind(run.World.Directory, p)).Contains(person))
            return new("stages.personIsAsked", ("name", known.Name));
        return Assignment.Screen(run, settings.Assignment, [Principal.Person(person, "why.added")], []).Excluded is [{ Reason: var reason }, ..]
            ? new("stages.personBarred", ("name", known.Name), ("why", Sentence.Of($"of.{reason}"))) : null;
    }

    public override IEnumerable<Fact> Handle(StageRun run, OpenTask task, TaskAct act) => act switch
    {
        TransferTask transfer => Transfer(run, task, transfer),
        DelegateTask delegated => Wait(run, task, act.Actor, SeatRole.Delegate, act.Named),
        AddSigners { Place: SignerPlace.Before } => Wait(run, task, act.Actor, SeatRole.Before, act.Named),
        AddSigners { Place: SignerPlace.After } => SignAfter(run, task, act),
        AddSigners => SignBeside(run, task, act),
        _ => [],
    };

    private static IEnumerable<Fact> Transfer(StageRun run, OpenTask task, TransferTask act)
    {
        var seat = ApprovalState.Of(run.Remembered).SeatOf(task) with { Principals = [Principal.Person(act.To, "why.transferred")], By = act.Actor.Persons };
        var timers = Assignment.TimersOf(run, task);
        yield return Changed(run, seat);
        yield return new TaskClosed(task.Id);
        foreach (var fact in Assignment.Pass(run, Task(run, task, seat, task.Acts, task.Form), timers))
            yield return fact;
    }

    /// <summary>The seat waits, and those who speak for it are asked.</summary>
    private static IEnumerable<Fact> Wait(StageRun run, OpenTask task, Actor actor, SeatRole role, ImmutableArray<string> persons)
    {
        var seat = TakenOn(run, task, actor);
        var speaking = Added(role, seat.Id, actor, persons);
        var timers = Assignment.TimersOf(run, task);
        yield return Changed(run, seat);
        yield return Laid(run, speaking);
        yield return new TaskClosed(task.Id);
        foreach (var fact in speaking.SelectMany(s => Pass(run, task, timers, s)))
            yield return fact;
    }

    private static IEnumerable<Fact> SignAfter(StageRun run, OpenTask task, TaskAct act)
    {
        var seat = ApprovalState.Of(run.Remembered).SeatOf(task);
        yield return Changed(run, seat);
        yield return Laid(run, Added(SeatRole.After, seat.Id, act.Actor, act.Named));
    }

    /// <summary>They decide too: at once, or where one is asked after the other, next.</summary>
    private IEnumerable<Fact> SignBeside(StageRun run, OpenTask task, TaskAct act)
    {
        var state = ApprovalState.Of(run.Remembered);
        var timers = Assignment.TimersOf(run, task);
        var seats = Added(SeatRole.Beside, "", act.Actor, act.Named);
        var next = state.Seats.SkipWhile(s => s.Id != state.SeatOf(task).Id).Skip(1).FirstOrDefault();
        yield return Laid(run, seats, next?.Id ?? "");
        if (settings.Mode is not ApprovalMode.Ordered)
            foreach (var fact in seats.SelectMany(s => Assignment.Pass(run, Task(run, task, s, Answers, settings.Form), timers)))
                yield return fact;
    }

    /// <summary>An opinion: the task goes back to who asked, or the approval that waited for it counts.</summary>
    private IEnumerable<Fact> Advised(StageRun run, OpenTask task, ImmutableArray<PendingTimer> timers, AnswerTask answer)
    {
        var state = ApprovalState.Of(run.Remembered);
        var seat = state.SeatOf(task);
        var others = state.Speaking(seat.For, seat.Role).Remove(seat);
        yield return Removed(run, [seat.Id]);
        if (seat.Role is SeatRole.After && answer.Act is "disagree")
        {
            foreach (var other in others.Select(o => Open(run, o)).OfType<OpenTask>())
                yield return new TaskClosed(other.Id);
            yield return Removed(run, [.. others.Select(o => o.Id)]);
            others = [];
        }
        if (!others.IsEmpty)
            yield break;
        foreach (var fact in GoOn(run, state.Find(seat.For)!, task, timers, answer.Act is not "disagree", answer.Words))
            yield return fact;
    }

    /// <summary>A seat nobody speaks for any more: what it held back counts, or it is asked again.</summary>
    private IEnumerable<Fact> GoOn(StageRun run, Seat seat, OpenTask past, ImmutableArray<PendingTimer> timers, bool agreed, string words)
    {
        if (agreed && seat.Held is { } vote)
        {
            foreach (var fact in Counted(run, vote, words))
                yield return fact;
            yield break;
        }
        if (seat.Held is not null)
            yield return Changed(run, seat with { Held = null });
        var found = NowBehind(run, seat);
        foreach (var fact in Assignment.Pass(run, Task(run, past, seat, Answers, settings.Form) with { Principals = found.Principals, Excluded = found.Excluded }, timers))
            yield return fact;
    }

    public override Rejection? Refuse(StageRun run, StageCommand command)
    {
        if (command is not RemoveSigners remove)
            return base.Refuse(run, command);
        if (Entitlement.RefuseActor(run.Step, command.Actor) is { } ended)
            return ended;
        var seats = remove.Seats.Select(id => ApprovalState.Of(run.Remembered).Find(id)).ToImmutableArray();
        return seats.IsEmpty ? new("engine.nobodyChosen")
            : seats.Any(s => s is null) ? new("stages.signerAnswered")
            : seats.Any(s => s!.Role is SeatRole.Own || !s.By.Contains(command.Actor.Principal)) ? new("stages.notYourSigner")
            : null;
    }

    public override IEnumerable<Fact> Handle(StageRun run, StageCommand command)
    {
        var state = ApprovalState.Of(run.Remembered);
        var seats = ((RemoveSigners)command).Seats.Distinct().Select(id => state.Find(id)!).ToImmutableArray();
        var open = seats.Select(s => Open(run, s)).OfType<OpenTask>().Select(t => (Task: t, Timers: Assignment.TimersOf(run, t))).ToImmutableArray();
        yield return Removed(run, [.. seats.Select(s => s.Id)]);
        foreach (var (task, _) in open)
            yield return new TaskClosed(task.Id);
        foreach (var fact in seats.Select(s => s.For).Where(id => id is not "").Distinct().SelectMany(id => NoLongerWaiting(run, id, open)).Concat(Lazily(() => Resettled(run))))
            yield return fact;
    }

    /// <summary>A seat that waited for somebody who was taken away.</summary>
    private IEnumerable<Fact> NoLongerWaiting(StageRun run, string id, ImmutableArray<(OpenTask Task, ImmutableArray<PendingTimer> Timers)> closed)
    {
        if (run.State.Status is not InstanceStatus.Running || ApprovalState.Of(run.Remembered) is not { } state || state.Find(id) is not { } seat || Open(run, seat) is not null)
            return [];
        var waits = seat.Held is null ? state.Speaking(id, SeatRole.Before, SeatRole.Delegate) : state.Speaking(id, SeatRole.After);
        return waits.IsEmpty && closed is [var (task, timers), ..] ? GoOn(run, seat, task, timers, agreed: true, "") : [];
    }

    /// <summary>With fewer seats it may be settled; where one is asked after the other, the next may be due.</summary>
    private IEnumerable<Fact> Resettled(StageRun run)
    {
        if (run.State.ActiveAt(run.NodeId, run.Visit) is null)
            return [];
        var state = ApprovalState.Of(run.Remembered);
        return Verdict(state.Votes, state.OpenWeight(run.State, run.NodeId, run.Visit)) switch
        {
            true => [run.Leave("approved", "", state.Voters)],
            false => Rejected(run, "", state.Voters),
            _ when run.State.Tasks.All(t => t.NodeId != run.NodeId || t.Visit != run.Visit) => Next(run, state),
            _ => [],
        };
    }

    public override Rejection? RefuseTakeBack(StageRun run, Actor actor)
    {
        var state = ApprovalState.Of(run.Remembered);
        if (state.Seats.Any(s => s.Held?.Persons.Contains(actor.Principal) is true) || state.Votes is not [.., var last] || !last.Persons.Contains(actor.Principal))
            return new("engine.nothingToTakeBack");
        return settings.Mode is ApprovalMode.All or ApprovalMode.Weighted ? null
            : state.Seats.Any(s => !s.By.IsEmpty) ? new("engine.othersActedSince")
            : run.State.Tasks.Any(t => t.NodeId == run.NodeId && t.Visit == run.Visit && run.World.IsOpened(t.Id)) ? new("engine.openedSince")
            : null;
    }

    /// <summary>The seat is asked again by name; the next in order waits for its turn again.</summary>
    public override IEnumerable<Fact> TakeBack(StageRun run, Actor actor)
    {
        var state = ApprovalState.Of(run.Remembered);
        var vote = state.Votes[^1];
        var seat = new Seat(vote.Of is "" ? $"decide-{actor.Principal}" : vote.Of, [Principal.Person(actor.Principal, "why.tookBack")], vote.Weight) { By = actor.Persons };
        yield return new VoteTakenBack(vote.Of) { NodeId = run.NodeId, Visit = run.Visit };
        if (settings.Mode is ApprovalMode.Any or ApprovalMode.Ordered)
            foreach (var next in run.State.Tasks.Where(t => t.NodeId == run.NodeId && t.Visit == run.Visit).ToArray())
                yield return new TaskClosed(next.Id);
        yield return Laid(run, [seat], state.Seats.FirstOrDefault()?.Id ?? "");
        foreach (var fact in Ask(run, seat))
            yield return fact;
    }

    /// <summary>What became of a task that is gone while its visit goes on: yours is in, others are asked first, or it went to somebody.</summary>
    public override Rejection? Gone(StageRun run, string taskId, Actor actor)
    {
        var state = ApprovalState.Of(run.Remembered);
        if (state.Voters.Contains(actor.PersonId))
            return new("engine.yoursIsIn");
        if (state.Find(ApprovalStateChanges.IdOf(taskId[run.TaskId("").Length..])) is not { } seat)
            return null;
        if (seat.Held is not null)
            return new("stages.heldForSigners", ("who", Names(run, state.Speaking(seat.Id, SeatRole.After))));
        if (state.Speaking(seat.Id, SeatRole.Before, SeatRole.Delegate) is { IsEmpty: false } speaking)
            return new("stages.waitsForOpinions", ("who", Names(run, speaking)));
        return Open(run, seat) is null ? null : new("stages.wentOn", ("who", Names(run, [seat])));
    }

    private static string Names(StageRun run, IEnumerable<Seat> seats) =>
        string.Join('、', seats.SelectMany(s => Persons(run, s)).Distinct(StringComparer.Ordinal).Select(run.World.Directory.NameOf));

    /// <summary>The seat of a task, as that of the actor alone where several share the task.</summary>
    private static Seat TakenOn(StageRun run, OpenTask task, Actor actor)
    {
        var seat = ApprovalState.Of(run.Remembered).SeatOf(task);
        var others = Persons(run, seat with { Principals = task.Principals }).Except(task.Excluded.Select(e => e.PersonId)).Any(p => p != actor.Principal);
        return others ? seat with { Principals = [Principal.Person(actor.Principal, "why.tookOn")], By = actor.Persons } : seat;
    }

    private static ImmutableArray<Seat> Added(SeatRole role, string seat, Actor actor, ImmutableArray<string> persons) =>
    [
        .. persons.Distinct(StringComparer.Ordinal).Select(person => new Seat(
            $"{(role is SeatRole.Delegate ? "delegate" : "signer")}-{person}",
            [Principal.Person(person, role is SeatRole.Delegate ? "why.delegated" : "why.added")], role is SeatRole.Beside ? 1 : 0)
        { Role = role, For = seat, By = actor.Persons }),
    ];

    private static OpenTask? Open(StageRun run, Seat seat) =>
        run.State.Tasks.FirstOrDefault(t => t.NodeId == run.NodeId && t.Visit == run.Visit && ApprovalStateChanges.IdOf(t.Purpose) == seat.Id);

    /// <summary>The task of somebody who speaks for a seat, with the due day of that seat's task.</summary>
    private static IEnumerable<Fact> Pass(StageRun run, OpenTask task, ImmutableArray<PendingTimer> timers, Seat seat) =>
        Assignment.Pass(run, Task(run, task, seat, seat.Role is SeatRole.Delegate ? ["handBack"] : Opinions, ""), timers);

    private static OpenTask Task(StageRun run, OpenTask past, Seat seat, ImmutableArray<string> acts, string form) => past with
    {
        Id = run.TaskId(Relaid(run, seat.Id)), Purpose = Relaid(run, seat.Id), Principals = seat.Principals, Excluded = [], Acts = acts, Form = form,
    };

    private static SeatChanged Changed(StageRun run, Seat seat) => new(seat) { NodeId = run.NodeId, Visit = run.Visit };

    private static SeatsLaid Laid(StageRun run, ImmutableArray<Seat> seats, string before = "") => new(seats, before) { NodeId = run.NodeId, Visit = run.Visit };

    private static SeatsRemoved Removed(StageRun run, ImmutableArray<string> ids) => new(ids) { NodeId = run.NodeId, Visit = run.Visit };

    /// <summary>Looked at only when what comes before has been applied.</summary>
    private static IEnumerable<Fact> Lazily(Func<IEnumerable<Fact>> facts)
    {
        foreach (var fact in facts())
            yield return fact;
    }
}
