using System.Collections.Immutable;

namespace Workflows.Engine.State;

/// <summary>The few ways facts change lists of a case.</summary>
internal static class InstanceChanges
{
    extension(ProcessInstance instance)
    {
        public ProcessInstance WithActive(string nodeId, int visit, Func<ActiveNode, ActiveNode> change) =>
            instance with { Active = [.. instance.Active.Select(a => a.NodeId == nodeId && a.Visit == visit ? change(a) : a)] };

        public ProcessInstance WithTask(string taskId, Func<OpenTask, OpenTask> change) =>
            instance with { Tasks = [.. instance.Tasks.Select(t => t.Id == taskId ? change(t) : t)] };

        public ProcessInstance WithoutTask(string taskId) => instance with
        {
            Tasks = instance.Tasks.RemoveAll(t => t.Id == taskId),
            Timers = instance.Timers.RemoveAll(t => t.TaskId == taskId),
        };

        public ProcessInstance WithoutTimer(string timerId) => instance with { Timers = instance.Timers.RemoveAll(t => t.Id == timerId) };

        /// <summary>
        /// The token leaves a visit that could not go on. Where nobody acted in it the visit leaves no trace, so that the
        /// node's last outcome stays what it was.
        /// </summary>
        public ProcessInstance WithoutToken(string nodeId, int visit, DateTimeOffset at) =>
            instance.ActiveAt(nodeId, visit) is { Acted.IsEmpty: true }
                ? instance.WithoutVisit(nodeId, visit, "cancelled", [], at, "") with { Past = instance.Past }
                : instance.WithoutVisit(nodeId, visit, "cancelled", [], at, "");

        /// <summary>The visit moves to the past; its tasks and timers go with it.</summary>
        public ProcessInstance WithoutVisit(string nodeId, int visit, string outcome, ImmutableArray<string> actors, DateTimeOffset at, string words)
        {
            var active = instance.ActiveAt(nodeId, visit);
            return active is null ? instance : instance with
            {
                Active = instance.Active.Remove(active),
                Tasks = instance.Tasks.RemoveAll(t => t.NodeId == nodeId && t.Visit == visit),
                Timers = instance.Timers.RemoveAll(t => t.NodeId == nodeId && t.Visit == visit),
                Past = instance.Past.RemoveAll(p => p.NodeId == nodeId)
                    .Add(new PastVisit(nodeId, active.Visit, outcome, actors, active.EnteredAt, at)
                    {
                        Words = words,
                        Acted = [.. instance.ActedAt(nodeId).Concat(actors).Distinct(StringComparer.Ordinal)],
                    }),
            };
        }
    }
}
