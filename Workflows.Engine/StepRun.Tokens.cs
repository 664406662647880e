using Workflows.Definitions.Feel;
using Workflows.Definitions.Model;
using Workflows.Engine.Elements;
using Workflows.Engine.Facts;

namespace Workflows.Engine;

/// <summary>How tokens move: into nodes, along flows, across the borders of sub-processes, and out of the case.</summary>
public sealed partial class StepRun
{
    /// <summary>The scope in which a fact moves a token; null for the process itself and for facts that move none.</summary>
    private string? ScopeOf(Fact fact) => fact switch
    {
        FlowTaken taken => taken.Scope,
        NodeLeft left => State.ActiveAt(left.NodeId, left.Visit)?.Scope,
        NodeReturned returned => State.ActiveAt(returned.NodeId, returned.Visit)?.Scope,
        TakenBack back => State.ActiveAt(back.NodeId, back.Visit)?.Scope,
        TokenMoved moved => State.ActiveAt(moved.NodeId, moved.Visit)?.Scope,
        _ => null,
    };

    /// <summary>Facts that move a token make the next element react.</summary>
    private IEnumerable<Fact>? ReactionTo(Fact fact, string? scope) => fact switch
    {
        FlowTaken taken => Arrive(Process.Model.Flows[taken.FlowId], scope),
        NodeLeft left => Leave(Process.Model.Node(left.NodeId), scope),
        NodeReturned returned => Travel(scope, returned.To),
        TakenBack back => Travel(scope, back.To),
        TokenMoved moved => Travel(scope, moved.To),
        _ => null,
    };

    private IEnumerable<Fact> Arrive(SequenceFlow flow, string? scope) =>
        Process.Model.Node(flow.Target) is ParallelGateway { Incoming.Length: > 1 } gateway
            ? ParallelGatewayElement.Arrive(this, gateway, flow, scope)
            : Enter(Process.Model.Node(flow.Target), scope);

    /// <summary>A token comes to a node. One file of <c>Elements</c> for each.</summary>
    internal IEnumerable<Fact> Enter(FlowNode node, string? scope) => node switch
    {
        StartEvent start => StartEventElement.Enter(this, start, scope),
        ErrorEndEvent end => ErrorEndEventElement.Enter(this, end, scope),
        TerminateEndEvent end => TerminateEndEventElement.Enter(this, end, scope),
        EndEvent end => EndEventElement.Enter(this, end, scope),
        ExclusiveGateway gateway => ExclusiveGatewayElement.Enter(this, gateway, scope),
        ParallelGateway gateway => ParallelGatewayElement.Enter(this, gateway, scope),
        TimerCatchEvent timer => TimerCatch.Enter(this, timer, scope),
        SubProcess sub => SubProcessElement.Enter(this, sub, scope),
        UserTask task => UserTaskElement.Enter(this, task, scope),
        ServiceTask task => ServiceTaskElement.Enter(this, task, scope),
        ScriptTask task => ScriptTaskElement.Enter(this, task, scope),
        BusinessRuleTask task => BusinessRuleTaskElement.Enter(this, task, scope),
        _ => throw new InvalidOperationException($"A token cannot enter {node.GetType().Name} {node.Id}."),
    };

    /// <summary>A token goes straight to a node: sub-processes that do not hold it are left, those around it are opened on the way.</summary>
    internal IEnumerable<Fact> Travel(string? from, string to)
    {
        var journey = Journey.Of(Process.Model, State, from, to);
        foreach (var fact in journey.Left.SelectMany(Cancel))
            yield return fact;
        var scope = journey.Shared;
        foreach (var around in journey.Entered)
        {
            foreach (var fact in SubProcessElement.Open(this, around, scope))
                yield return fact;
            var opened = State.ActiveAt(around, State.Visits[around])!;
            if (opened.Incident is not "")
                yield break;
            scope = opened.Inner;
        }
        foreach (var fact in Enter(Process.Model.Node(to), scope))
            yield return fact;
    }

    /// <summary>A token stopped at a node for a reason tries again where it stopped: before the node, in it, or at its flows.</summary>
    internal IEnumerable<Fact> Again(FlowNode node, string? scope, string reason) => node switch
    {
        ParallelGateway { Incoming.Length: > 1 } join => ParallelGatewayElement.Activate(this, join, scope),
        Activity when reason == Incidents.NoFlowChosen => TakeAll(node, scope),
        _ => Enter(node, scope),
    };

    private IEnumerable<Fact> Leave(FlowNode node, string? scope)
    {
        foreach (var around in State.Outwards(scope))
            if (State.ComeBackIn(around).TryGetValue(node.Id, out var back))
                return Travel(scope, back).Prepend(new CameBack(node.Id, back) { Scope = around });
        return TakeAll(node, scope);
    }

    /// <summary>
    /// Sends a token down each outgoing flow whose condition holds (an activity's flows are an implicit split, §13.2.1). Where
    /// none does the token stays, with an incident: it must not vanish.
    /// </summary>
    internal IEnumerable<Fact> TakeAll(FlowNode node, string? scope)
    {
        var chosen = Process.Model.OutgoingOf(node).Where(f => f.Id != Default(node) && Holds(f)).ToArray();
        if (chosen.Length == 0 && Default(node) is { } fallback)
            chosen = [Process.Model.Flows[fallback]];
        if (chosen.Length == 0 && node.Outgoing.Length > 0)
            return Stop(node, scope, Incidents.NoFlowChosen);
        return chosen.Select(f => new FlowTaken(f.Id) { Scope = scope });
    }

    private static string? Default(FlowNode node) => (node as Activity)?.DefaultFlow;

    /// <summary>True where the flow has no condition or its condition is true; null and errors are not true.</summary>
    internal bool Holds(SequenceFlow flow) =>
        flow.Condition is null || Process.Expression(flow.Condition).Evaluate(RevealingScope()).Value is FeelBoolean { Value: true };

    internal int NextVisit(string nodeId) => State.Visits.GetValueOrDefault(nodeId) + 1;

    /// <summary>The token stays at a node that cannot go on by itself.</summary>
    internal IEnumerable<Fact> Stop(FlowNode node, string? scope, string reason)
    {
        var visit = NextVisit(node.Id);
        yield return new NodeEntered(node.Id, visit, Command.At) { Scope = scope };
        yield return new IncidentRaised(node.Id, visit, reason);
    }

    /// <summary>True where no token is left in a scope: none active, none waiting, none on its way.</summary>
    internal bool IsSpent(string? scope) =>
        State.IsIdle(scope) && State.ArrivedIn(scope).IsEmpty && _reactions.All(r => r.Scope != scope);

    /// <summary>
    /// A scope in which nothing is active any more is done (implicit end, §10.3.5), unless tokens wait at a join for one that can
    /// no longer come.
    /// </summary>
    private IEnumerable<Fact>? Settle()
    {
        if (State.Active.LastOrDefault(a => Process.Model.Node(a.NodeId) is SubProcess && a.Incident is "" && State.IsIdle(a.Inner)) is { } sub)
            return StopAtJoin(sub.Inner) ?? Complete(sub.Inner, "completed");
        return State.IsIdle(null) ? StopAtJoin(null) ?? Complete(null, "completed") : null;
    }

    private IEnumerable<Fact>? StopAtJoin(string? scope) => State.ArrivedIn(scope).Keys.FirstOrDefault() is { } waiting
        ? Stop(Process.Model.Node(Process.Model.Flows[waiting].Target), scope, Incidents.JoinWaitsForEver) : null;

    /// <summary>The last token of a scope was consumed: the sub-process is left, or the case ends.</summary>
    internal IEnumerable<Fact> Complete(string? scope, string outcome) => State.VisitOf(scope) is { } sub
        ? [new NodeLeft(sub.NodeId, sub.Visit, outcome, [], Command.At, "")]
        : End(outcome, "");

    /// <summary>The case ends: reserved amounts are free again, nothing stays open.</summary>
    internal IEnumerable<Fact> End(string outcome, string words)
    {
        foreach (var fact in State.Active.SelectMany(BreakOff))
            yield return fact;
        foreach (var held in State.Reservations.Values)
            yield return new AmountReleased(held.Ledger, held.EntryKey, held.Fen);
        yield return new InstanceEnded(outcome, Command.At, words);
    }

    /// <summary>A visit is broken off, and everything inside it before.</summary>
    internal IEnumerable<Fact> Cancel(ActiveNode active) => CancelWithin(active.Inner)
        .Concat(BreakOff(active)).Append(new NodeCancelled(active.NodeId, active.Visit, Command.At));

    /// <summary>Everything that goes on in a scope is broken off, innermost first.</summary>
    internal IEnumerable<Fact> CancelWithin(string scope) => State.Within(scope)
        .SelectMany(inner => BreakOff(inner).Append(new NodeCancelled(inner.NodeId, inner.Visit, Command.At)));

    /// <summary>What the stage of a node does when its visit is broken off.</summary>
    internal IEnumerable<Fact> BreakOff(ActiveNode active) =>
        Process.Stages.TryGetValue(active.NodeId, out var stage) ? stage.BreakOff(At(active.NodeId, active.Visit)) : [];
}
