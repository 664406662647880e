using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>It says whose post may file a case. Advice: without it everybody may.</summary>
public sealed class StartersAreNamed : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package) => package.Process.Case.Starters.IsEmpty
        ? [Fault(package.Process.Id, 0) with { IsWarning = true }] : [];
}
