using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>After each reservation it is asked whether it was enough; too little left leads somewhere .</summary>
public sealed class ShortBalanceHasAWay : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        var process = package.Process;
        return
            from reservation in process.Stages("reservation")
            let asked = $"outcome.{reservation.Node.Id}"
            let ahead = process.Reach(process.After(reservation.Node.Id), id => process.Stages("disbursement").Any(d => d.Node.Id == id))
            where !process.Flows.Values.Any(f => ahead.Contains(f.Source) && f.Condition?.Contains(asked, StringComparison.Ordinal) is true)
            select Fault(reservation.Node, ("node", reservation.Node.Name), ("outcome", asked));
    }
}
