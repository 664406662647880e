using System.Collections.Immutable;
using Workflows.Definitions.Model;

namespace Workflows.Definitions.Bpmn;

/// <summary>
/// Reads a BPMN 2.0 diagram into the model, or into everything that is wrong with it. Only the elements of
/// <see cref="FlowNode"/> are understood; any other is refused with its place, never left out. Lanes are kept; text
/// annotations, data objects and the drawing itself mean nothing to the engine and pass by.
/// </summary>
public static class BpmnReader
{
    /// <param name="xml">The file as text.</param>
    /// <param name="file">Its name in the package, for the problems' places.</param>
    public static BpmnReading Read(string xml, string file = "process.bpmn")
    {
        var faults = new BpmnFaults(file);
        if (BpmnXml.Read(xml, faults) is not { } definitions || ProcessOf(definitions, faults) is not { } process)
            return faults.Reading(null);
        var drawn = new ProcessElementReader(BpmnErrors.Read(definitions, faults), faults).Read(process);
        var model = drawn.Link(faults);
        FlowChecks.Check(model, drawn, faults);
        return faults.Reading(model);
    }

    private static BpmnElement? ProcessOf(BpmnElement definitions, BpmnFaults faults)
    {
        if (!definitions.IsBpmn("definitions"))
            return faults.Add<BpmnElement>(definitions, "bpmn.notADiagram");
        foreach (var child in definitions.Children.Where(c => c.Space is BpmnSpace.Bpmn && !Known(c)))
            faults.Add(child, "bpmn.unknownElement", ("element", child.Name));
        foreach (var child in definitions.Children.Where(c => c.IsBpmn("collaboration")).SelectMany(c => c.Children))
            if (child.Space is BpmnSpace.Bpmn && child.Name is not ("participant" or "documentation" or "extensionElements" or "textAnnotation" or "association"))
                faults.Add(child, "bpmn.unknownElement", ("element", child.Name));
        var processes = definitions.Children.Where(c => c.IsBpmn("process")).ToArray();
        if (processes.Length == 0)
            return faults.Add<BpmnElement>(definitions, "bpmn.noProcess");
        if (processes.Length > 1)
            faults.Add(processes[1], "bpmn.twoProcesses");
        return processes[0];
    }

    private static bool Known(BpmnElement child) =>
        child.Name is "process" or "collaboration" or "documentation" or "extensionElements" or "category" or "error";
}

/// <summary>The model, or null and the problems that forbid it. A model may stand beside warnings.</summary>
public sealed record BpmnReading(ProcessModel? Model, ImmutableArray<Problem> Problems);
