using System.Collections.Immutable;

namespace Workflows.Engine.Facts;

/// <summary>A node holds a token: an activity began or a catch event waits.</summary>
[StoredName("nodeEntered", 1)]
public sealed record NodeEntered(string NodeId, int Visit, DateTimeOffset At) : Fact
{
    /// <summary>The scope it stands in; null for the process itself.</summary>
    public string? Scope { get; init; }

    public override ProcessInstance Apply(ProcessInstance instance) => instance with
    {
        Visits = instance.Visits.SetItem(NodeId, Visit),
        Active = instance.Active.Add(new ActiveNode(NodeId, Visit, At) { Scope = Scope }),
    };
}

/// <summary>A token went through a node that holds none: a gateway, an event.</summary>
[StoredName("nodePassed", 1)]
public sealed record NodePassed(string NodeId) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) =>
        instance with { Visits = instance.Visits.SetItem(NodeId, instance.Visits.GetValueOrDefault(NodeId) + 1) };
}

/// <summary>A visit ended in good order; its tasks and timers are gone. A sub-process is left when nothing is active in it.</summary>
[StoredName("nodeLeft", 1)]
public sealed record NodeLeft(
    string NodeId, int Visit, string Outcome, ImmutableArray<string> Actors, DateTimeOffset At, string Words) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithoutVisit(NodeId, Visit, Outcome, Actors, At, Words);
}

/// <summary>A visit was broken off: by a boundary event or because the case went elsewhere.</summary>
[StoredName("nodeCancelled", 1)]
public sealed record NodeCancelled(string NodeId, int Visit, DateTimeOffset At) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance)
    {
        var scope = instance.ActiveAt(NodeId, Visit)?.Scope;
        return instance.WithoutVisit(NodeId, Visit, "cancelled", [], At, "").WithoutWayBack(scope, NodeId);
    }
}

/// <summary>
/// A visit ended by sending the case back to a node visited before (退回). Where the nodes between run again, what the
/// returning node itself was to come straight back to runs again too.
/// </summary>
[StoredName("nodeReturned", 1)]
public sealed record NodeReturned(
    string NodeId, int Visit, string To, bool ComeStraightBack, ImmutableArray<string> Actors, DateTimeOffset At, string Words) : Fact
{
    /// <summary>The innermost scope that holds both nodes; null for the process itself.</summary>
    public string? Scope { get; init; }

    public override ProcessInstance Apply(ProcessInstance instance)
    {
        var scope = instance.ActiveAt(NodeId, Visit)?.Scope;
        var after = instance.WithoutVisit(NodeId, Visit, "returned", Actors, At, Words);
        return ComeStraightBack ? after.WithWayBack(Scope, To, NodeId)
            : after.WithoutWayBack(scope, NodeId).WithoutWayBack(Scope, To);
    }
}

/// <summary>Whoever acted last took it back before the next had looked: the next visit ends unanswered and leaves no trace, the token goes back.</summary>
[StoredName("takenBack", 1)]
public sealed record TakenBack(string NodeId, int Visit, string To, string By, DateTimeOffset At) : Fact
{
    /// <summary>The innermost scope that holds both nodes; null for the process itself.</summary>
    public string? Scope { get; init; }

    public override ProcessInstance Apply(ProcessInstance instance)
    {
        var scope = instance.ActiveAt(NodeId, Visit)?.Scope;
        return instance.WithoutToken(NodeId, Visit, At).WithoutWayBack(scope, NodeId).WithoutWayBack(Scope, To);
    }
}

/// <summary>The token of a node sent back for goes straight to where it was sent from.</summary>
[StoredName("cameBack", 1)]
public sealed record CameBack(string From, string To) : Fact
{
    /// <summary>The scope that holds both nodes; null for the process itself.</summary>
    public string? Scope { get; init; }

    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithoutWayBack(Scope, From);
}

/// <summary>A token went along a sequence flow.</summary>
[StoredName("flowTaken", 1)]
public sealed record FlowTaken(string FlowId) : Fact
{
    /// <summary>The scope the token is in; null for the process itself.</summary>
    public string? Scope { get; init; }

    public override ProcessInstance Apply(ProcessInstance instance) =>
        instance with { Taken = instance.Taken.SetItem(FlowId, instance.Taken.GetValueOrDefault(FlowId) + 1) };
}

/// <summary>A token waits at a joining gateway, having come by this flow.</summary>
[StoredName("tokenArrived", 1)]
public sealed record TokenArrived(string FlowId) : Fact
{
    /// <summary>The scope the token is in; null for the process itself.</summary>
    public string? Scope { get; init; }

    public override ProcessInstance Apply(ProcessInstance instance) =>
        instance.WithArrived(Scope, arrived => arrived.SetItem(FlowId, arrived.GetValueOrDefault(FlowId) + 1));
}

/// <summary>A joining gateway had a token on every incoming flow and consumed one of each.</summary>
[StoredName("tokensJoined", 1)]
public sealed record TokensJoined(string NodeId, ImmutableArray<string> Flows) : Fact
{
    /// <summary>The scope the gateway was reached in; null for the process itself.</summary>
    public string? Scope { get; init; }

    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithArrived(Scope, waiting => Flows.Aggregate(waiting, (arrived, flow) =>
        arrived[flow] > 1 ? arrived.SetItem(flow, arrived[flow] - 1) : arrived.Remove(flow)));
}

/// <summary>An error end threw an error that a boundary event caught; the sub-processes between them are broken off.</summary>
[StoredName("errorThrown", 1)]
public sealed record ErrorThrown(string NodeId, string ErrorCode, string CaughtBy) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance;
}
