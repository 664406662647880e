using Workflows.Definitions.Model;

namespace Workflows.Definitions.Bpmn;

/// <summary>
/// What every diagram must fulfil before a token may enter it (BPMN 2.0.2 §8.4.13, §10.3.5, §10.5, §10.6): one start in the
/// process and in each sub-process, flows that lead from somewhere to somewhere, nothing out of reach, conditions only where they are asked.
/// </summary>
internal static class FlowChecks
{
    public static void Check(ProcessModel model, DrawnProcess drawn, BpmnFaults faults)
    {
        var starts = CheckStarts(drawn, faults);
        foreach (var (node, element) in drawn.Nodes.Values.Select(n => (model.Nodes[n.Node.Id], n.Element)))
            CheckNode(model, node, element, faults);
        foreach (var (flow, element) in drawn.Flows.Where(f => model.Flows.ContainsKey(f.Flow.Id)))
            CheckCondition(model, flow, element, faults);
        foreach (var (lane, element) in drawn.Lanes)
            foreach (var id in lane.Nodes.Where(id => !model.Nodes.ContainsKey(id)))
                faults.Add(element, "bpmn.laneUnknown", ("id", id));
        if (starts)
            CheckReach(model, drawn, faults);
    }

    /// <summary>False where a start is missing or one too many, so that nothing can be said of what is reached.</summary>
    private static bool CheckStarts(DrawnProcess drawn, BpmnFaults faults)
    {
        var right = CheckStart(drawn, "", drawn.Element, faults);
        foreach (var (node, element) in drawn.Nodes.Values.Where(n => n.Node is SubProcess))
            right &= CheckStart(drawn, node.Id, element, faults);
        return right;
    }

    private static bool CheckStart(DrawnProcess drawn, string parent, BpmnElement holder, BpmnFaults faults)
    {
        var starts = drawn.Nodes.Values.Where(n => n.Node is StartEvent && n.Node.Parent == parent).ToArray();
        if (starts.Length == 0)
            faults.Add(holder, parent is "" ? "bpmn.noStart" : "bpmn.noStartInside");
        foreach (var (_, element) in starts.Skip(1))
            faults.Add(element, "bpmn.twoStarts");
        return starts.Length == 1;
    }

    private static void CheckNode(ProcessModel model, FlowNode node, BpmnElement element, BpmnFaults faults)
    {
        if (node is StartEvent or BoundaryEvent && node.Incoming.Length > 0)
            faults.Add(element, "bpmn.flowInto", ("flow", node.Incoming[0]));
        if (node is EndEvent && node.Outgoing.Length > 0)
            faults.Add(element, "bpmn.flowOutOfEnd", ("flow", node.Outgoing[0]));
        if (node is not (EndEvent or Activity) && node.Outgoing.Length == 0)
            faults.Add(element, "bpmn.noOutgoing");
        if (DefaultOf(node) is { } fallback && !node.Outgoing.Contains(fallback))
            faults.Add(element, "bpmn.defaultUnknown", ("flow", fallback));
        if (node is BoundaryEvent boundary)
            CheckBoundary(model, boundary, element, faults);
    }

    private static void CheckBoundary(ProcessModel model, BoundaryEvent boundary, BpmnElement element, BpmnFaults faults)
    {
        if (!model.Nodes.TryGetValue(boundary.AttachedTo, out var host) || host.Parent != boundary.Parent)
            faults.Add(element, "bpmn.attachedToUnknown", ("id", boundary.AttachedTo));
        else if (boundary is ErrorBoundaryEvent && host is not SubProcess)
            faults.Add(element, "bpmn.errorFromSubProcess", ("id", boundary.AttachedTo));
        else if (host is not (UserTask or ServiceTask or SubProcess))
            faults.Add(element, "bpmn.attachedToWaitsNot", ("id", boundary.AttachedTo));
    }

    private static void CheckCondition(ProcessModel model, SequenceFlow flow, BpmnElement element, BpmnFaults faults)
    {
        if (flow.Condition is null)
            return;
        var source = model.Nodes[flow.Source];
        if (source is not (ExclusiveGateway or Activity) || DefaultOf(source) == flow.Id)
            faults.Add(element, "bpmn.conditionUnasked");
        else if (source is ExclusiveGateway && source.Outgoing.TakeWhile(id => id != flow.Id).Any(id => id != DefaultOf(source) && model.Flows[id].Condition is null))
            faults.Add(element, "bpmn.conditionTooLate");
    }

    private static void CheckReach(ProcessModel model, DrawnProcess drawn, BpmnFaults faults)
    {
        var reached = Reached(model);
        foreach (var (node, element) in drawn.Nodes.Values.Where(n => !reached.Contains(n.Node.Id)))
            if (!(node is BoundaryEvent b && !model.Nodes.ContainsKey(b.AttachedTo)) && (node.Parent is "" || reached.Contains(node.Parent)))
                faults.Add(element, "bpmn.unreachable");
    }

    /// <summary>Nodes a token can come to, boundary events with the activity they sit on, whether or not their error is ever thrown.</summary>
    private static HashSet<string> Reached(ProcessModel model)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([model.Start.Id]);
        while (ahead.TryPop(out var id))
        {
            if (!reached.Add(id))
                continue;
            foreach (var next in model.After(id).Concat(model.BoundariesOf(id).Select(b => b.Id)))
                ahead.Push(next);
        }
        return reached;
    }

    private static string? DefaultOf(FlowNode node) => node switch
    {
        ExclusiveGateway gateway => gateway.DefaultFlow,
        Activity activity => activity.DefaultFlow,
        _ => null,
    };
}
