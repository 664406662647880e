using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>How a case may end can be said to people: the package has a text <c>outcome.…</c>, or the product knows the word.</summary>
public sealed class OutcomesAreSaid : ModelCheck
{
    private static readonly string[] Known =
        ["", "completed", "approved", "rejected", "returned", "cancelled", "withdrawn", "elapsed", "skipped", "timedOut", "noObjection", "upheld", "reserved", "insufficient", "paid", "written", "told", "sent", "voided"];

    public override IEnumerable<Problem> Find(ProcessPackage package) =>
        from end in package.Process.Nodes.Values.OfType<EndEvent>().Where(e => e.Parent is "")
        where !Known.Contains(end.Outcome) && !package.Texts.ContainsKey($"outcome.{end.Outcome}")
        select Fault(end, ("outcome", end.Outcome));
}
