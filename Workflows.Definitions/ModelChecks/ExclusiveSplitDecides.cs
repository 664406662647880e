using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>An exclusive gateway with several ways has a default, or a condition on each of them.</summary>
public sealed class ExclusiveSplitDecides : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package) =>
        from gateway in package.Process.Nodes.Values.OfType<ExclusiveGateway>()
        where gateway.Outgoing.Length > 1
        from flow in package.Process.OutgoingOf(gateway)
        where flow.Condition is null && flow.Id != gateway.DefaultFlow
        select Fault(flow.Id, flow.Line, ("gateway", gateway.Name is "" ? gateway.Id : gateway.Name));
}
