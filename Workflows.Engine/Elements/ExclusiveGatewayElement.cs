using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// Exclusive gateway: "each activation leads to exactly one … outgoing" flow, the first in order whose condition is true,
/// else the default; with neither, an exception (BPMN 2.0.2 §13.4.2) – here an incident that an administrator sees.
/// </summary>
internal static class ExclusiveGatewayElement
{
    public static IEnumerable<Fact> Enter(StepRun run, ExclusiveGateway gateway, string? scope)
    {
        var flows = run.Process.Model.OutgoingOf(gateway).ToArray();
        var chosen = flows.FirstOrDefault(f => f.Id != gateway.DefaultFlow && run.Holds(f))
            ?? flows.FirstOrDefault(f => f.Id == gateway.DefaultFlow);
        if (chosen is null)
        {
            foreach (var fact in run.Stop(gateway, scope, Incidents.NoFlowChosen))
                yield return fact;
            yield break;
        }
        yield return new NodePassed(gateway.Id);
        yield return new FlowTaken(chosen.Id) { Scope = scope };
    }
}
