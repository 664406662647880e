using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>Whoever filed, examined or approved does not pay: the payment bars the starter and everybody of the stages before it.</summary>
public sealed class PaymentIsSeparated : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        var process = package.Process;
        foreach (var (payment, stage) in process.Stages("disbursement"))
        {
            var exclude = stage.Settings.One("exclude");
            var barred = (exclude?["earlier"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (exclude?["starter"] is not "true")
                yield return Fault(payment, ("node", payment.Name), ("earlier", process.Start.Name is "" ? process.Start.Id : process.Start.Name));
            foreach (var (before, _) in process.Stages().Where(s => MustBeBarred(s.Node, s.Stage) && process.Reach([s.Node.Id]).Contains(payment.Id)))
                if (!barred.Contains(before.Id))
                    yield return Fault(payment, ("node", payment.Name), ("earlier", before.Name is "" ? before.Id : before.Name));
        }
    }

    /// <summary>Decisions, and work with a form of other people than the starter.</summary>
    private static bool MustBeBarred(Activity node, StageElement stage) => node is UserTask
        && (stage.Kind is "approval" || stage.Kind is "task" && stage.Settings["form"] is not null && stage.Settings.All("candidates").Any(c => c["post"] is not null));
}
