namespace Workflows.Stages.Approval;

/// <summary>Signers and delegations that are removed, and an answer that is taken back while the visit goes on.</summary>
internal sealed partial class ApprovalBehaviour
{
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

    /// <summary>Looked at only when what comes before has been applied.</summary>
    private static IEnumerable<Fact> Lazily(Func<IEnumerable<Fact>> facts)
    {
        foreach (var fact in facts())
            yield return fact;
    }
}
