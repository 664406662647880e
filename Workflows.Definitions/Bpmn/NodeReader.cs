using Workflows.Definitions.Model;

namespace Workflows.Definitions.Bpmn;

/// <summary>Reads one flow node. What stands inside it and is not understood is refused with its place.</summary>
internal sealed class NodeReader(BpmnErrors errors, BpmnFaults faults)
{
    private readonly StageReader _stages = new(faults);

    public static bool Understands(BpmnElement element) => element.Name is "startEvent" or "endEvent" or "intermediateCatchEvent"
        or "boundaryEvent" or "exclusiveGateway" or "parallelGateway" or "userTask" or "serviceTask" or "scriptTask" or "businessRuleTask" or "subProcess";

    /// <summary>The node, or null where the element is none or cannot be read; then a problem says why.</summary>
    public FlowNode? Read(BpmnElement element)
    {
        if (!Understands(element))
            return null;
        RefuseWithin(element);
        return Bare(element) is not { } node ? null : node with
        {
            Name = element["name"] ?? "",
            EnglishName = element["wf:nameEn"] ?? "",
            Line = element.Line,
        };
    }

    private FlowNode? Bare(BpmnElement element) => element.Name switch
    {
        "startEvent" => new StartEvent { Id = element.Id },
        "endEvent" => End(element),
        "intermediateCatchEvent" => Timer(element) is { } timer ? new TimerCatchEvent { Id = element.Id, Timer = timer } : null,
        "boundaryEvent" => Boundary(element),
        "exclusiveGateway" => new ExclusiveGateway { Id = element.Id, DefaultFlow = element["default"] },
        "parallelGateway" => new ParallelGateway { Id = element.Id },
        "userTask" => new UserTask { Id = element.Id, DefaultFlow = element["default"], Stage = _stages.Of(element) ?? StageElement.Plain },
        "serviceTask" => Service(element),
        "scriptTask" => Script(element),
        "subProcess" => Sub(element),
        _ => Decision(element),
    };

    private EndEvent? End(BpmnElement element)
    {
        if (Definitions(element) is not [var definition, ..])
            return new() { Id = element.Id, Outcome = element["wf:outcome"] ?? "" };
        if (definition.Name is "terminateEventDefinition")
            return new TerminateEndEvent { Id = element.Id, Outcome = element["wf:outcome"] ?? "" };
        return errors.CodeOf(definition) is { } code ? new ErrorEndEvent { Id = element.Id, ErrorCode = code } : null;
    }

    private BoundaryEvent? Boundary(BpmnElement element)
    {
        if (element["attachedToRef"] is not { Length: > 0 } host)
            return faults.Add<BoundaryEvent>(element, "bpmn.attachedToNothing");
        var interrupting = element["cancelActivity"] is not "false";
        if (Definitions(element) is not [{ Name: "errorEventDefinition" } definition, ..])
            return Timer(element) is { } timer ? new TimerBoundaryEvent { Id = element.Id, AttachedTo = host, Interrupting = interrupting, Timer = timer } : null;
        if (!interrupting)
            return faults.Add<BoundaryEvent>(element, "bpmn.errorInterrupts");
        return errors.CodeOf(definition) is { } code ? new ErrorBoundaryEvent { Id = element.Id, AttachedTo = host, ErrorCode = code } : null;
    }

    /// <summary>What an event is about; one thing only (multiple events are not run).</summary>
    private BpmnElement[] Definitions(BpmnElement element)
    {
        var found = element.Children.Where(c => c.Space is BpmnSpace.Bpmn && c.Name.EndsWith("EventDefinition", StringComparison.Ordinal)).ToArray();
        if (found.Length > 1)
            faults.Add(found[1], "bpmn.definitionTwice");
        return found;
    }

    private SubProcess? Sub(BpmnElement element) => element["triggeredByEvent"] is "true"
        ? faults.Add<SubProcess>(element, "bpmn.eventSubProcess")
        : new SubProcess { Id = element.Id, DefaultFlow = element["default"] };

    private ServiceTask? Service(BpmnElement element) => _stages.Of(element) is { } stage
        ? new ServiceTask { Id = element.Id, DefaultFlow = element["default"], Stage = stage }
        : faults.Add<ServiceTask>(element, "bpmn.stageMissing");

    private ScriptTask? Script(BpmnElement element)
    {
        var ours = element.Extensions("script").FirstOrDefault();
        var text = FeelText.Of(ours?.Text ?? element.Bpmn("script").FirstOrDefault()?.Text ?? "");
        var result = ours?["result"] ?? element["wf:result"] ?? "";
        if (text is "")
            return faults.Add<ScriptTask>(element, "bpmn.scriptMissing");
        return IsName(ours ?? element, result)
            ? new ScriptTask { Id = element.Id, DefaultFlow = element["default"], Script = text, ResultVariable = result }
            : null;
    }

    private BusinessRuleTask? Decision(BpmnElement element)
    {
        var ours = element.Extensions("decision").FirstOrDefault();
        if (ours?["ref"] is not { Length: > 0 } decision)
            return faults.Add<BusinessRuleTask>(ours ?? element, "bpmn.decisionMissing");
        var result = ours["result"] ?? "";
        return IsName(ours, result)
            ? new BusinessRuleTask { Id = element.Id, DefaultFlow = element["default"], Decision = decision, ResultVariable = result }
            : null;
    }

    private TimerDefinition? Timer(BpmnElement element) => new TimerReader(faults).Of(element);

    /// <summary>A result takes a name that an expression can read: a letter, then letters and digits.</summary>
    private bool IsName(BpmnElement element, string result)
    {
        if (result.Length is > 0 and <= 60 && char.IsAsciiLetter(result[0]) && result.All(char.IsAsciiLetterOrDigit) && result is not ("case" or "outcome"))
            return true;
        faults.Add(element, "bpmn.resultName", ("name", result));
        return false;
    }

    private void RefuseWithin(BpmnElement element)
    {
        foreach (var child in element.Children.Where(c => c.Space is BpmnSpace.Bpmn && element.Name is not "subProcess" && !MayHold(element, c)))
            faults.Add(child, "bpmn.unknownWithin", ("element", child.Name), ("holder", element.Name));
        foreach (var extension in element.Bpmn("extensionElements").SelectMany(e => e.Children))
        {
            if (extension.Space is BpmnSpace.Foreign)
                faults.Warn(extension, "bpmn.foreignExtension", ("element", extension.Name));
            else if (extension.Name is not ("stage" or "script" or "decision" or "timer"))
                faults.Add(extension, "bpmn.unknownExtension", ("element", extension.Name));
        }
    }

    /// <summary>Whether an element may stand in another, flow nodes of a sub-process left aside.</summary>
    public static bool MayHold(BpmnElement element, BpmnElement child) => child.Name switch
    {
        "incoming" or "outgoing" or "documentation" or "extensionElements" => true,
        "property" or "ioSpecification" or "dataInputAssociation" or "dataOutputAssociation" => true,
        "errorEventDefinition" => element.Name is "endEvent" or "boundaryEvent",
        "terminateEventDefinition" => element.Name is "endEvent",
        "timerEventDefinition" => element.Name is "intermediateCatchEvent" or "boundaryEvent",
        "script" => element.Name is "scriptTask",
        _ => false,
    };
}
