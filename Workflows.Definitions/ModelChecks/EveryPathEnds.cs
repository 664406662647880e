using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>From everywhere an end event can be reached; a path that just stops is no end.</summary>
public sealed class EveryPathEnds : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package) =>
        from node in package.Process.Nodes.Values
        where node is not (EndEvent or SubProcess) && (node.Outgoing.IsEmpty || !package.Process.Reach([node.Id]).Any(id => package.Process.Node(id) is EndEvent { Parent: "" }))
        select Fault(node, ("node", node.Name is "" ? node.Id : node.Name));
}
