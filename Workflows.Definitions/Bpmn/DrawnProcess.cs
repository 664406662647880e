using System.Collections.Immutable;
using Workflows.Definitions.Model;

namespace Workflows.Definitions.Bpmn;

/// <summary>The parts of a process with the elements they were read from, before they are linked.</summary>
internal sealed class DrawnProcess
{
    public BpmnElement Element { get; set; } = null!;
    public CaseSettings Case { get; set; } = new();
    public Dictionary<string, (FlowNode Node, BpmnElement Element)> Nodes { get; } = new(StringComparer.Ordinal);
    public List<(SequenceFlow Flow, BpmnElement Element)> Flows { get; } = [];
    public List<(Lane Lane, BpmnElement Element)> Lanes { get; } = [];

    /// <summary>The model, each node knowing its flows. Flows that lead nowhere are problems and left out.</summary>
    public ProcessModel Link(BpmnFaults faults)
    {
        var flows = Flows.Where(f => Ends(f, faults)).Select(f => f.Flow).ToArray();
        var incoming = flows.ToLookup(f => f.Target, f => f.Id, StringComparer.Ordinal);
        var outgoing = flows.ToLookup(f => f.Source, f => f.Id, StringComparer.Ordinal);
        return new ProcessModel
        {
            Id = Element.Id,
            Name = Element["name"] ?? "",
            EnglishName = Element["wf:nameEn"] ?? "",
            Nodes = Nodes.ToImmutableSortedDictionary(n => n.Key, n => n.Value.Node with
            {
                Incoming = [.. incoming[n.Key]],
                Outgoing = [.. outgoing[n.Key]],
            }, StringComparer.Ordinal),
            Flows = flows.ToImmutableSortedDictionary(f => f.Id, f => f, StringComparer.Ordinal),
            Lanes = [.. Lanes.Select(l => l.Lane)],
            Case = Case,
        };
    }

    private bool Ends((SequenceFlow Flow, BpmnElement Element) drawn, BpmnFaults faults)
    {
        var whole = true;
        foreach (var (end, id) in new[] { ("sourceRef", drawn.Flow.Source), ("targetRef", drawn.Flow.Target) })
        {
            if (Nodes.ContainsKey(id))
                continue;
            faults.Add(drawn.Element, id is "" ? "bpmn.flowOpen" : "bpmn.flowDangling", ("end", end), ("id", id));
            whole = false;
        }
        if (whole && Nodes[drawn.Flow.Source].Node.Parent != Nodes[drawn.Flow.Target].Node.Parent)
        {
            faults.Add(drawn.Element, "bpmn.flowCrosses");
            return false;
        }
        return whole;
    }
}
