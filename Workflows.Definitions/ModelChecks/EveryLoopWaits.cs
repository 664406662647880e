using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>A way back passes somebody who acts or a time that comes; otherwise the case would turn in a circle in one step.</summary>
public sealed class EveryLoopWaits : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        var process = package.Process;
        return
            from node in process.Nodes.Values
            where !Waits(node) && process.Reach(process.After(node.Id), id => Waits(process.Node(id))).Contains(node.Id)
            select Fault(node);
    }

    private static bool Waits(FlowNode node) => node is UserTask or TimerCatchEvent or TimerBoundaryEvent;
}
