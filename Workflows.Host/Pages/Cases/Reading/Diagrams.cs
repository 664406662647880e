using Workflows.Definitions.Model;
using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>Makes the live diagram of a case: the path taken, where it is, and what turned out not to be needed.</summary>
public sealed class Diagrams(Reader reader, CaseWords said)
{
    public Diagram Of(CaseFile file, string bpmnHref)
    {
        var reading = new StageReading(file);
        var here = file.Instance.Standing.Select(a => a.NodeId).ToHashSet(StringComparer.Ordinal);
        var around = here.SelectMany(file.Process.Model.Around).ToHashSet(StringComparer.Ordinal);
        var off = reading.Order.Nodes.Where(n => IsOff(file, reading, n)).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var done = file.Instance.Visits.Keys.Where(id => !here.Contains(id) && !around.Contains(id) && !off.Contains(id)).Append(file.Process.Model.Start.Id);
        return new(bpmnHref, Words(file))
        {
            Here = [.. here.Order(StringComparer.Ordinal)],
            Around = [.. around.Order(StringComparer.Ordinal)],
            Done = [.. done.Concat(file.Instance.Taken.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Off = [.. off.Concat(FlowsOff(file, off)).Order(StringComparer.Ordinal)],
        };
    }

    private static bool IsOff(CaseFile file, StageReading reading, FlowNode node) =>
        !file.Instance.Visits.ContainsKey(node.Id) && node is not StartEvent { Parent: "" } && reading.Of(node) == StageProgress.Off;

    private static IEnumerable<string> FlowsOff(CaseFile file, HashSet<string> off) => file.Process.Model.Flows.Values
        .Where(f => !file.Instance.Taken.ContainsKey(f.Id) && (off.Contains(f.Source) || off.Contains(f.Target)))
        .Select(f => f.Id);

    private string Words(CaseFile file)
    {
        var here = string.Join(reader.T("words.list.separator"), file.Instance.Standing.Select(a => said.Stage(file.Process.Model.Node(a.NodeId))));
        return here.Length > 0
            ? reader.T("case.diagram.running", ("process", said.Process(file.Process.Model)), ("stages", here))
            : reader.T("case.diagram.ended", ("process", said.Process(file.Process.Model)), ("outcome", said.Outcome(file, file.Instance.Outcome)));
    }
}
