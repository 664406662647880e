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

    /// <summary>Those who share the task keep it; the one it goes to stands in the place of whoever hands it on.</summary>
    private static IEnumerable<Fact> Transfer(StageRun run, OpenTask task, TransferTask act)
    {
        var others = task.Principals.Where(p => Entitlement.PersonsBehind(run.World.Directory, p).Any(o => o != act.Actor.Principal && task.Excluded.All(e => e.PersonId != o)));
        var seat = ApprovalState.Of(run.Remembered).SeatOf(task) with { Principals = [.. others, Principal.Person(act.To, "why.transferred")], By = act.Actor.Persons };
        var timers = Assignment.TimersOf(run, task);
        yield return Changed(run, seat);
        yield return new TaskClosed(task.Id);
        var passed = Task(run, task, seat, task.Acts, task.Form) with { Excluded = [.. task.Excluded, new Exclusion(act.Actor.Principal, "barred.handedOn")] };
        foreach (var fact in Assignment.Pass(run, passed, timers))
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

    private static OpenTask Task(StageRun run, OpenTask past, Seat seat, ImmutableArray<string> acts, string form) => past with
    {
        Id = run.TaskId(Relaid(run, seat.Id)), Purpose = Relaid(run, seat.Id), Principals = seat.Principals, Excluded = [], Acts = acts, Form = form,
        ToClaim = null, Claim = null, Urged = null,
    };

    private static SeatChanged Changed(StageRun run, Seat seat) => new(seat) { NodeId = run.NodeId, Visit = run.Visit };

    private static SeatsLaid Laid(StageRun run, ImmutableArray<Seat> seats, string before = "") => new(seats, before) { NodeId = run.NodeId, Visit = run.Visit };

    private static SeatsRemoved Removed(StageRun run, ImmutableArray<string> ids) => new(ids) { NodeId = run.NodeId, Visit = run.Visit };
}
