using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>Ways that part at a parallel gateway meet again before an end; otherwise the last of them ends the case. Advice.</summary>
public sealed class ParallelSplitIsJoined : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        var process = package.Process;
        return
            from split in process.Nodes.Values.OfType<ParallelGateway>()
            where split.Outgoing.Length > 1
            let unjoined = process.Reach(process.After(split.Id), id => process.Node(id) is ParallelGateway { Incoming.Length: > 1 })
            where unjoined.Any(id => process.Node(id) is EndEvent)
            select Fault(split) with { IsWarning = true };
    }
}
