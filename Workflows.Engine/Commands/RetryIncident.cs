using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// An administrator lets a stopped node try again, after what stopped it was put right (a rule pack, a budget line, a post):
/// purpose – the token leaves the stopped visit and comes to the same place anew; facts – NodeRetried and what follows. Where
/// nothing has changed it stops again, in a new visit.
/// </summary>
[StoredName("retryIncident", 1)]
public sealed record RetryIncident : AdministratorAct
{
    public required string NodeId { get; init; }
    public required int Visit { get; init; }

    internal override Rejection? RefuseAct(StepRun run) => Incidents.RefuseUnlessStopped(run, NodeId, Visit);

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        var stopped = run.State.ActiveAt(NodeId, Visit)!;
        foreach (var fact in run.BreakOff(stopped))
            yield return fact;
        yield return new NodeRetried(NodeId, Visit, At);
        foreach (var fact in run.Again(run.Process.Model.Node(NodeId), stopped.Scope, stopped.Incident))
            yield return fact;
    }
}
