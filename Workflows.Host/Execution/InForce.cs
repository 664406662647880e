using Workflows.Data;
using Workflows.Data.Processes;

namespace Workflows.Host.Execution;

/// <summary>Which package of each process is in force: the one whose release came last.</summary>
public static class InForce
{
    extension(WorkflowsContext context)
    {
        /// <summary>The releases in force at an instant, one for each process.</summary>
        public IQueryable<PackageReleaseRow> InForceAt(DateTimeOffset at) => context.PackageReleases.Where(r => r.From <= at
            && !context.PackageReleases.Any(l => l.Name == r.Name && l.From <= at && (l.From > r.From || l.From == r.From && l.Id > r.Id)));
    }
}
