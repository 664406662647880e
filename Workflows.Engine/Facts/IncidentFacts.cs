namespace Workflows.Engine.Facts;

/// <summary>A node cannot go on by itself; an administrator is needed.</summary>
[StoredName("incidentRaised", 1)]
public sealed record IncidentRaised(string NodeId, int Visit, string Reason) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) =>
        instance.WithActive(NodeId, Visit, active => active with { Incident = Reason });
}

/// <summary>A stopped node's token was lifted off its visit, to come to the same place again.</summary>
[StoredName("nodeRetried", 1)]
public sealed record NodeRetried(string NodeId, int Visit, DateTimeOffset At) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithoutToken(NodeId, Visit, At);
}

/// <summary>A stopped node's token was taken to another node. Where the stopped node was to come straight back is forgotten.</summary>
[StoredName("tokenMoved", 1)]
public sealed record TokenMoved(string NodeId, int Visit, string To, DateTimeOffset At) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance)
    {
        var scope = instance.ActiveAt(NodeId, Visit)?.Scope;
        return instance.WithoutToken(NodeId, Visit, At).WithoutWayBack(scope, NodeId);
    }
}
