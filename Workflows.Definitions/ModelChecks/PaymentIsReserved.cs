using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>No way leads to a payment without setting its amount aside first .</summary>
public sealed class PaymentIsReserved : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        var process = package.Process;
        var reservations = process.Stages("reservation").Select(s => s.Node.Id).ToHashSet(StringComparer.Ordinal);
        var unreserved = process.Reach([process.Start.Id], reservations.Contains);
        return process.Stages("disbursement").Where(s => unreserved.Contains(s.Node.Id)).Select(s => Fault(s.Node, ("node", s.Node.Name)));
    }
}
