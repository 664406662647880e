using Workflows.Definitions.Model;

namespace Workflows.Definitions.Bpmn;

/// <summary>
/// When a timer event fires: <c>&lt;wf:timer rule="A-34"/></c> on the event or its definition, or BPMN's own
/// <c>timeDuration</c> or <c>timeDate</c>; exactly one of them.
/// </summary>
internal sealed class TimerReader(BpmnFaults faults)
{
    public TimerDefinition? Of(BpmnElement element)
    {
        if (element.Bpmn("timerEventDefinition").FirstOrDefault() is not { } definition)
            return faults.Add<TimerDefinition>(element, "bpmn.timerMissing");
        foreach (var cycle in definition.Bpmn("timeCycle"))
            faults.Add(cycle, "bpmn.unknownWithin", ("element", "timeCycle"), ("holder", element.Name));
        TimerDefinition[] said = [.. Rules(element), .. Rules(definition), .. Texts(definition)];
        return said.Length == 1 ? said[0] : faults.Add<TimerDefinition>(definition, said.Length == 0 ? "bpmn.timerMissing" : "bpmn.timerTwice");
    }

    private static IEnumerable<TimerDefinition> Rules(BpmnElement holder) =>
        from timer in holder.Extensions("timer")
        where timer["rule"] is { Length: > 0 }
        select new TimerDefinition { Rule = timer["rule"] };

    private static IEnumerable<TimerDefinition> Texts(BpmnElement definition) => definition.Children
        .Where(c => c.Space is BpmnSpace.Bpmn && c.Text.Trim() is not "")
        .Select(c => c.Name switch
        {
            "timeDuration" => new TimerDefinition { Duration = FeelText.OfDuration(c.Text) },
            "timeDate" => new TimerDefinition { Date = FeelText.OfDate(c.Text) },
            _ => null,
        })
        .OfType<TimerDefinition>();
}
