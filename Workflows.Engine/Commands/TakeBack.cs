using System.Collections.Immutable;
using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// Whoever acted last takes it back (拿回) while whoever is next has not opened the task: purpose – the node is done again; facts –
/// TakenBack and what follows, those who were asked are told. Where the node still goes on, its stage takes back the one answer.
/// Nothing may have been done since that going back would not undo.
/// </summary>
[StoredName("takeBack", 1)]
public sealed record TakeBack : Command
{
    /// <summary>The visit in which the actor acted.</summary>
    public required string NodeId { get; init; }
    public required int Visit { get; init; }

    internal override Rejection? Refuse(StepRun run) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : Entitlement.RefuseActor(run, Actor) is { } ended ? ended
        : run.State.ActiveAt(NodeId, Visit) is { } active ? (active.Acted.Contains(Actor.Principal)
            ? run.StageOf(NodeId).RefuseTakeBack(run.At(NodeId, Visit), Actor) : new("engine.nothingToTakeBack"))
        : run.State.ActiveAt(NodeId) is not null ? new("engine.nothingToTakeBack")
        : run.State.LastVisit(NodeId) is not { Outcome: not ("returned" or "takenBack" or "cancelled") } past || past.Visit != Visit || !past.Actors.Contains(Actor.Principal)
            ? new("engine.nothingToTakeBack")
        : past.Actors.Except(Actor.Persons).Any() ? new("engine.severalDecided")
        : RefuseSince(run, past);

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        if (run.State.ActiveAt(NodeId, Visit) is not null)
            return run.StageOf(NodeId).TakeBack(run.At(NodeId, Visit), Actor);
        return GoBack(run, run.State.Standing.Single());
    }

    private IEnumerable<Fact> GoBack(StepRun run, ActiveNode next)
    {
        var told = run.State.Tasks.SelectMany(t => t.Principals).Select(p => p.Key).Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var fact in run.BreakOff(next))
            yield return fact;
        yield return new TakenBack(next.NodeId, next.Visit, NodeId, Actor.PersonId, At) { Scope = Journey.Of(run.Process.Model, run.State, next.Scope, NodeId).Shared };
        yield return Notified.About("takenBack", told);
    }

    /// <summary>What has happened since that stands in the way: others acted, the case went several ways, something was done that stays done, or the next has looked.</summary>
    private Rejection? RefuseSince(StepRun run, PastVisit past)
    {
        var since = run.State.Past.SkipWhile(p => p != past).Skip(1).ToImmutableArray();
        if (since.Any(p => !p.Actors.IsEmpty) || run.State.Active.Any(a => !a.Acted.IsEmpty))
            return new("engine.othersActedSince");
        if (since.FirstOrDefault(p => run.Process.Stages.TryGetValue(p.NodeId, out var stage) && !stage.LeavesNothingBehind(p)) is { } done)
            return new("engine.doneSince", ("stage", run.Process.Model.Node(done.NodeId).Name));
        var standing = run.State.Standing.ToImmutableArray();
        if (standing is not [var next] || !Journey.Of(run.Process.Model, run.State, next.Scope, NodeId).IsAloneOn(run.State))
            return new("engine.wentSeveralWays");
        if (run.State.Tasks.IsEmpty)
            return new("engine.doneSince", ("stage", run.Process.Model.Node(next.NodeId).Name));
        return run.State.Tasks.Any(t => run.World.IsOpened(t.Id)) ? new("engine.openedSince") : null;
    }
}
