using System.Globalization;
using Workflows.Definitions.Texts;

namespace Workflows.Stages.Approval;

/// <summary>
/// One approval. Each answer becomes a <see cref="Vote"/>; after each the votes say whether the stage is settled
/// (<see cref="Verdict"/>). Where it is not, it is recorded and the next in order is asked. The other parts of
/// the class: acts beside answering, opinions, reversals.
/// </summary>
internal sealed partial class ApprovalBehaviour(ApprovalSettings settings) : StageBehaviour, IApproval
{
    public ApprovalSettings Settings => settings;

    public override ImmutableArray<string> Forms => settings.Form is "" ? [] : [settings.Form];

    public override AssignmentSettings AssignmentOf(string purpose) => settings.Assignment;

    public Tally TallyOf(ProcessInstance instance, OpenTask task)
    {
        var state = ApprovalState.Of(instance.ActiveAt(task.NodeId, task.Visit)?.Stage);
        return Tally.Of(state.Votes, state.OpenWeight(instance, task.NodeId, task.Visit));
    }

    private ImmutableArray<string> Answers =>
        [.. ImmutableArray.Create("approve", "reject"), .. settings.Counting is null ? [] : new[] { "abstain" }, .. settings.Acts.Contains("return") ? new[] { "return" } : []];

    public override Rejection? RefuseStart(StageRun run) =>
        settings.Assignment is { IfNobody: NobodyLeft.RefuseStart } assignment && assignment.Candidates.All(c => c.IsKnownAtStart)
        && Assignment.Look(run, assignment, []).Holders.IsEmpty
            ? new("stages.nobodyToApprove", ("stage", new Wording(run.Node.Name, run.Node.EnglishName))) : null;

    public override Rejection? RefuseWithdrawal(StageRun run) =>
        settings.Acts.Contains("withdraw") ? null : new("stages.cannotWithdrawHere", ("stage", new Wording(run.Node.Name, run.Node.EnglishName)));

    public override bool LeavesNothingBehind(PastVisit visit) => visit.Outcome is "skipped";

    public override IEnumerable<Fact> Enter(StageRun run)
    {
        var found = Assignment.Look(run, settings.Assignment, []);
        if (found.Holders.IsEmpty)
            return IsSkipped(run, found)
                ? [run.Leave("skipped")]
                : Assignment.Open(run, settings.Assignment, Assignment.Instead(run, settings.Assignment, found, []), "decide", settings.Form, Answers);
        return settings.Mode is ApprovalMode.Any ? EnterAny(run, found) : EnterEach(run, found);
    }

    /// <summary>Nobody is left, or the stage does without the starter and nobody else was meant.</summary>
    private bool IsSkipped(StageRun run, Resolution found) =>
        settings.Assignment.IfNobody is NobodyLeft.Skip
        || settings.Assignment.IfStarter is StarterAmong.Skip && found.Excluded.Any(e => e.PersonId == run.State.StarterId);

    private IEnumerable<Fact> EnterAny(StageRun run, Resolution found)
    {
        if (settings.Signers > 1 || Seating.ApprovedBefore(run, settings, found.Holders) is not ({ } person, var from))
            return Assignment.Open(run, settings.Assignment, found, "decide", settings.Form, Answers);
        return [new CarriedOver(from, new("decide", [person], "approve", 1)) { NodeId = run.NodeId, Visit = run.Visit }, run.Leave("approved", "", [person])];
    }

    private IEnumerable<Fact> EnterEach(StageRun run, Resolution found)
    {
        var seats = Seating.Of(run, settings, found);
        if (settings.Mode is ApprovalMode.Ordered || seats.Any(s => s.Weight != 1))
            yield return Laid(run, seats);
        foreach (var seat in seats)
            if (Seating.ApprovedBefore(run, settings, Persons(run, seat).Intersect(found.Holders)) is ({ } person, var from))
                yield return new CarriedOver(from, new(seat.Id, [person], "approve", seat.Weight)) { NodeId = run.NodeId, Visit = run.Visit };
        var state = ApprovalState.Of(run.Remembered);
        var asked = seats.Where(s => state.Votes.All(v => v.Of != s.Id)).ToImmutableArray();
        var facts = Verdict(state.Votes, asked.Sum(s => s.Weight)) switch
        {
            true => [run.Leave("approved", "", state.Voters)],
            _ when settings.Mode is ApprovalMode.Ordered => Ask(run, asked[0]),
            _ => asked.SelectMany(seat => Ask(run, seat)),
        };
        foreach (var fact in facts)
            yield return fact;
    }

    private static IEnumerable<string> Persons(StageRun run, Seat seat) => seat.Principals.SelectMany(p => Entitlement.PersonsBehind(run.World.Directory, p));

    /// <summary>Opens the task of a seat that decides: for those who may answer it now, else for whoever stands in where nobody may.</summary>
    private IEnumerable<Fact> Ask(StageRun run, Seat seat) => Assignment.Open(run, settings.Assignment, NowBehind(run, seat),
        seat.Role is SeatRole.Own && seat.By.IsEmpty ? seat.Id : Relaid(run, seat.Id), settings.Form, Answers);

    private Resolution NowBehind(StageRun run, Seat seat)
    {
        var found = Assignment.Screen(run, settings.Assignment, seat.Principals, []);
        return found.Holders.IsEmpty ? Assignment.Instead(run, settings.Assignment, found, []) : found;
    }

    /// <summary>The purpose of a task that is not the first of its seat; unique, as a step lays a seat once.</summary>
    private static string Relaid(StageRun run, string seat) => string.Create(CultureInfo.InvariantCulture, $"{seat}~{run.State.Seq + 1}");

    public override Rejection? Refuse(StageRun run, OpenTask task, AnswerTask answer) => answer.Act switch
    {
        "approve" => Guard.Refuse(run, settings.Guards, answer),
        "return" => ReturnTargets.Refuse(run, answer),
        "abstain" or "agree" => null,
        _ => Words.RefuseShort(answer),
    };

    public override IEnumerable<Fact> Answer(StageRun run, OpenTask task, AnswerTask answer)
    {
        var timers = Assignment.TimersOf(run, task);
        yield return run.Answered(answer);
        if (answer.Act is "approve")
            foreach (var aside in Guard.SetAside(run, settings.Guards, answer))
                yield return aside;
        var facts = answer.Act switch
        {
            "return" => Returned(run, answer),
            "agree" or "disagree" or "handBack" => Advised(run, task, timers, answer),
            _ => Decided(run, task, timers, answer),
        };
        foreach (var fact in facts)
            yield return fact;
    }

    /// <summary>An approval that others sign after waits for them; every other answer counts at once.</summary>
    private IEnumerable<Fact> Decided(StageRun run, OpenTask task, ImmutableArray<PendingTimer> timers, AnswerTask answer)
    {
        var state = ApprovalState.Of(run.Remembered);
        var seat = state.SeatOf(task);
        var vote = new Vote(seat.Id, answer.Actor.Persons, answer.Act, seat.Weight);
        var signers = state.Speaking(seat.Id, SeatRole.After);
        return signers.IsEmpty || answer.Act is not "approve" ? Counted(run, vote, answer.Words)
            : signers.SelectMany(signer => Pass(run, task, timers, signer)).Prepend(Changed(run, seat with { Held = vote }));
    }

    private IEnumerable<Fact> Counted(StageRun run, Vote vote, string words)
    {
        var after = ApprovalState.Of(run.Remembered).With(vote);
        return Verdict(after.Votes, after.OpenWeight(run.State, run.NodeId, run.Visit)) switch
        {
            true => [run.Leave("approved", words, after.Voters)],
            false => Rejected(run, words, after.Voters),
            null => Next(run, after).Prepend(new Voted(vote) { NodeId = run.NodeId, Visit = run.Visit }),
        };
    }

    /// <summary>True = approved, false = rejected, null while it is not settled.</summary>
    /// <param name="open">The weight of the answers that are still to come.</param>
    private bool? Verdict(ImmutableArray<Vote> votes, int open) => settings switch
    {
        { Counting: { } counting } => Tally.Of(votes, open).Settled(counting),
        _ when votes.Any(v => v.Act is "reject") => false,
        { Mode: ApprovalMode.Any } => votes.Length >= settings.Signers ? true : null,
        _ => open == 0 ? true : null,
    };

    /// <summary>Who is asked after an answer that did not settle it: the next in order, another signer, or nobody more.</summary>
    private IEnumerable<Fact> Next(StageRun run, ApprovalState state) => settings.Mode switch
    {
        ApprovalMode.Ordered when state.Seats.FirstOrDefault(s => s.Decides) is { } next => Ask(run, next),
        ApprovalMode.Any => Assignment.Open(run, settings.Assignment, $"decide{(state.Votes.Length + 1).ToString(CultureInfo.InvariantCulture)}",
            settings.Form, Answers, [.. state.Voters.Select(p => new Exclusion(p, "barred.signedAlready"))]),
        _ => [],
    };

    /// <summary>Decided by time-out and said as such: as the count stands, else as the setting says – rejected where it says nothing.</summary>
    public override IEnumerable<Fact> Overdue(StageRun run, OpenTask task)
    {
        var state = ApprovalState.Of(run.Remembered);
        var approved = settings.Counting is { } counting ? Tally.Of(state.Votes, state.OpenWeight(run.State, run.NodeId, run.Visit)).AsItStands(counting) : settings.TimeOutApproves;
        if (!approved)
            return Rejected(run, "", [], "timedOut");
        return [new DecidedByTimeOut(true) { NodeId = run.NodeId, Visit = run.Visit }, run.Leave("approved", "", state.Voters)];
    }

    private static IEnumerable<Fact> Returned(StageRun run, AnswerTask answer)
    {
        yield return run.Return(answer.ReturnTo, answer.ComeStraightBack, answer.Words, answer.Actor.Persons);
        yield return Notified.About("returned", [Principal.PersonKey(run.State.Responsible)], "", ("words", answer.Words));
    }

    private IEnumerable<Fact> Rejected(StageRun run, string words, ImmutableArray<string> actors, string outcome = "rejected")
    {
        if (BackTo(run) is { } back)
        {
            yield return run.Return(back, comeStraightBack: false, words, actors);
            yield return Notified.About("returned", [Principal.PersonKey(run.State.Responsible)], "", ("words", words));
            yield break;
        }
        yield return run.Leave(outcome, words, actors);
        if (settings.OnRejection is OnRejection.Continue)
            yield break;
        yield return Notified.About("decided", [Principal.PersonKey(run.State.Responsible)], "", ("outcome", outcome), ("words", words));
        foreach (var fact in run.EndCase(outcome, words))
            yield return fact;
    }

    /// <summary>Where a rejection leads back to; null where it leads on, ends the case, or nothing there can be gone back to.</summary>
    private string? BackTo(StageRun run)
    {
        if (settings.OnRejection is OnRejection.End or OnRejection.Continue)
            return null;
        var targets = ReturnTargets.Of(run.Step.Process, run.State, run.NodeId, run.Visit);
        return settings.OnRejection switch
        {
            OnRejection.ReturnToStarter => targets.FirstOrDefault(n => run.State.LastVisit(n)!.Actors.Contains(run.State.StarterId)),
            OnRejection.ReturnTo => targets.Contains(settings.RejectTo) ? settings.RejectTo : null,
            _ => targets.FirstOrDefault(),
        };
    }
}
