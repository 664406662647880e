using Workflows.Definitions.Model;
using Workflows.Engine.Facts;
using Workflows.Engine.State;

namespace Workflows.Tests.Engine;

/// <summary>What is true of a case whatever was done to it.</summary>
internal static class Invariants
{
    public static void Hold(ProcessModel process, ProcessInstance state, IReadOnlyCollection<Fact> facts)
    {
        NothingHangs(state);
        EveryTokenIsInItsScope(process, state);
        MoneyAddsUp(state, facts);
        if (state.Status is InstanceStatus.Ended)
            Assert.True(state is { Active.IsEmpty: true, Tasks.IsEmpty: true, Timers.IsEmpty: true, Arrived.IsEmpty: true, Reservations.IsEmpty: true, Outcome.Length: > 0, EndedAt: not null });
        else
            Assert.False(state is { Active.IsEmpty: true }, "The case runs, but nothing holds a token.");
    }

    private static void NothingHangs(ProcessInstance state)
    {
        var active = state.Active.Select(a => (a.NodeId, a.Visit)).ToHashSet();
        Assert.Equal(state.Active.Length, active.Count);
        Assert.All(state.Tasks, t => Assert.Contains((t.NodeId, t.Visit), active));
        Assert.All(state.Timers, t => Assert.Contains((t.NodeId, t.Visit), active));
        Assert.All(state.Timers.Where(t => t.TaskId is not ""), t => Assert.NotNull(state.Task(t.TaskId)));
        Assert.All(state.Tasks, t => Assert.False(t.Principals.IsEmpty, $"Nobody is asked for {t.Id}."));
        Assert.Equal(state.Tasks.Length, state.Tasks.Select(t => t.Id).Distinct().Count());
        Assert.Equal(state.Timers.Length, state.Timers.Select(t => t.Id).Distinct().Count());
        Assert.All(state.Active, a => Assert.True(a.Visit <= state.Visits[a.NodeId]));
    }

    /// <summary>Scopes are open visits of the sub-process their nodes are drawn in; one that goes on has a token inside, or is stopped.</summary>
    private static void EveryTokenIsInItsScope(ProcessModel process, ProcessInstance state)
    {
        foreach (var active in state.Active)
        {
            Assert.Equal(process.Node(active.NodeId).Parent, state.VisitOf(active.Scope)?.NodeId ?? "");
            Assert.True(state.IsOpen(active.Scope), $"{active.NodeId} stands in {active.Scope}, which is over.");
            if (process.Node(active.NodeId) is SubProcess)
                Assert.True(active.Incident is not "" || !state.IsIdle(active.Inner), $"Nothing goes on in {active.Inner}.");
            else
                Assert.Equal((null, null), (active.Arrived, active.ComeBack));
            Assert.All(state.ArrivedIn(active.Inner).Keys, flow => Assert.Equal(active.NodeId, process.Node(process.Flows[flow].Target).Parent));
        }
        Assert.All(state.Arrived.Keys, flow => Assert.Equal("", process.Node(process.Flows[flow].Target).Parent));
        Assert.All(state.Active.Where(a => a.Incident is not ""), a =>
            Assert.False(state.Tasks.Any(t => t.NodeId == a.NodeId && t.Visit == a.Visit) || state.Timers.Any(t => t.NodeId == a.NodeId && t.Visit == a.Visit), $"{a.NodeId} is stopped, but something of it is open."));
    }

    private static void MoneyAddsUp(ProcessInstance state, IReadOnlyCollection<Fact> facts)
    {
        var reserved = facts.OfType<AmountReserved>().Sum(f => f.Fen);
        var released = facts.OfType<AmountReleased>().Sum(f => f.Fen);
        var paid = facts.OfType<AmountPaid>().Sum(f => f.Fen);
        Assert.Equal(reserved, released + paid + state.Reservations.Values.Sum(r => r.Fen));
        Assert.Equal(paid, state.AmountsPaid.Values.Sum(r => r.Fen));
        Assert.Equal(facts.OfType<AmountReserved>().Count(), facts.OfType<AmountReserved>().Select(f => f.EntryKey).Distinct().Count());
    }
}
