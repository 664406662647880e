using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>Every error end has a boundary event around it that catches its error; otherwise the case would stop there.</summary>
public sealed class ErrorsAreCaught : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package) =>
        from end in package.Process.Nodes.Values.OfType<ErrorEndEvent>()
        where package.Process.CatchOf(end) is null
        select Fault(end, ("node", end.Name is "" ? end.Id : end.Name));
}
