using System.Collections.Immutable;
using Workflows.Definitions.Model;

namespace Workflows.Definitions.Bpmn;

/// <summary>Reads the children of a process and of its sub-processes, one after another, each into what it is.</summary>
internal sealed class ProcessElementReader(BpmnErrors errors, BpmnFaults faults)
{
    /// <summary>No process has more nodes than this.</summary>
    public const int MostNodes = 1_000;

    private readonly DrawnProcess _drawn = new();
    private readonly NodeReader _nodes = new(errors, faults);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public DrawnProcess Read(BpmnElement process)
    {
        _drawn.Element = process;
        _drawn.Case = CaseReader.Read(process, faults);
        ReadWithin(process, "");
        if (_drawn.Nodes.Count > MostNodes)
            faults.Add(process, "bpmn.tooManyNodes", ("most", MostNodes));
        return _drawn;
    }

    /// <summary>The flow elements of the process (<paramref name="parent"/> empty) or of a sub-process. Depth is limited by the file's.</summary>
    private void ReadWithin(BpmnElement holder, string parent)
    {
        foreach (var child in holder.Children.Where(c => c.Space is BpmnSpace.Bpmn))
        {
            if (_nodes.Read(child) is { } node)
                Keep(child, node with { Parent = parent });
            else if (child.Name is "sequenceFlow")
                Keep(child);
            else if (child.Name is "laneSet")
                ReadLanes(child);
            else if (!NodeReader.Understands(child) && !MeansNothing(child) && !(parent is not "" && NodeReader.MayHold(holder, child)))
                faults.Add(child, "bpmn.unknownElement", ("element", child.Name));
        }
    }

    private void Keep(BpmnElement element, FlowNode node)
    {
        if (element.Id is "")
            faults.Add(element, "bpmn.idMissing", ("element", element.Name));
        else if (!_ids.Add(element.Id))
            faults.Add(element, "bpmn.idTwice", ("id", element.Id));
        else
        {
            _drawn.Nodes.Add(node.Id, new(node, element));
            if (node is SubProcess)
                ReadWithin(element, node.Id);
        }
    }

    private void Keep(BpmnElement element)
    {
        var (source, target) = (element["sourceRef"] ?? "", element["targetRef"] ?? "");
        var id = element.Id is "" ? Unused($"{source}--{target}") : element.Id;
        if (!_ids.Add(id))
        {
            faults.Add(element, "bpmn.idTwice", ("id", id));
            return;
        }
        var condition = element.Bpmn("conditionExpression").FirstOrDefault()?.Text;
        var flow = new SequenceFlow(id, source, target)
        {
            Name = element["name"] ?? "",
            EnglishName = element["wf:nameEn"] ?? "",
            Condition = string.IsNullOrWhiteSpace(condition) ? null : FeelText.Of(condition),
            Line = element.Line,
        };
        _drawn.Flows.Add(new(flow, element));
    }

    private string Unused(string id) => !_ids.Contains(id) ? id : Unused(id + "-");

    private void ReadLanes(BpmnElement laneSet)
    {
        foreach (var lane in laneSet.Bpmn("lane"))
        {
            ImmutableArray<string> nodes = [.. lane.Bpmn("flowNodeRef").Select(r => r.Text.Trim())];
            _drawn.Lanes.Add((new Lane(lane.Id, lane["name"] ?? "", nodes) { EnglishName = lane["wf:nameEn"] ?? "" }, lane));
            foreach (var nested in lane.Bpmn("childLaneSet"))
                ReadLanes(nested);
        }
    }

    private static bool MeansNothing(BpmnElement child) => child.Name is "documentation" or "extensionElements" or "textAnnotation"
        or "association" or "group" or "dataObject" or "dataObjectReference" or "dataStoreReference" or "auditing" or "monitoring";
}
