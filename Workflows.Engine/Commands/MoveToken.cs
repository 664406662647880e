using System.Collections.Immutable;
using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// An administrator takes the token of a stopped node to another node, where the case goes on: the way out where trying again
/// does not help. Only a stopped node's token is moved – work in people's hands is returned or the case cancelled. Facts –
/// TokenMoved and what follows; tokens that waited at a join that is given up go with it.
/// </summary>
[StoredName("moveToken", 1)]
public sealed record MoveToken : AdministratorAct
{
    public required string NodeId { get; init; }
    public required int Visit { get; init; }

    /// <summary>The node to go on at.</summary>
    public required string To { get; init; }

    /// <summary>Nodes a stopped token may be taken to: every one a token comes to by a flow of its own, but the one it stands at.</summary>
    public static IEnumerable<FlowNode> TargetsOf(ProcessModel model, string nodeId) =>
        model.Nodes.Values.Where(node => node.Id != nodeId
            && node is not (StartEvent or BoundaryEvent or ParallelGateway { Incoming.Length: > 1 }));

    internal override Rejection? RefuseAct(StepRun run) =>
        Incidents.RefuseUnlessStopped(run, NodeId, Visit)
        ?? (TargetsOf(run.Process.Model, NodeId).All(n => n.Id != To) ? new Rejection("engine.cannotMoveThere")
            : Journey.Of(run.Process.Model, run.State, run.State.ActiveAt(NodeId, Visit)!.Scope, To).LeavesNobody(run.State) ? null
            : new Rejection("engine.moveBreaksOff"));

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        var stopped = run.State.ActiveAt(NodeId, Visit)!;
        foreach (var fact in run.BreakOff(stopped))
            yield return fact;
        while (WaitingAt(run, stopped.Scope) is { IsEmpty: false } waiting)
            yield return new TokensJoined(NodeId, waiting) { Scope = stopped.Scope };
        yield return new TokenMoved(NodeId, Visit, To, At);
    }

    private ImmutableArray<string> WaitingAt(StepRun run, string? scope) =>
        [.. run.Process.Model.Node(NodeId).Incoming.Where(run.State.ArrivedIn(scope).ContainsKey)];
}
