using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Execution;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>Whether every process new cases may begin with can still be read and bound by this build.</summary>
public sealed class ProcessExamination(WorkflowsContext data, PackageStore packages, TimeProvider clock) : IExamination
{
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var inForce = await data.InForceAt(clock.GetUtcNow()).AsNoTracking().OrderBy(r => r.Name).ToListAsync(cancellation);
        if (inForce.Count == 0) yield return Finding.Wrong("doctor.process.none");
        var bound = 0;
        foreach (var release in inForce)
        {
            Finding? fault = null;
            try
            {
                await packages.GetAsync(release.PackageHash, cancellation);
                bound++;
            }
            catch (Exception reason) when (reason is not OperationCanceledException)
            {
                fault = Finding.Wrong("doctor.process.unbound", ("name", release.Name), ("reason", reason.Message));
            }
            if (fault is not null) yield return fault;
        }
        if (bound > 0) yield return Finding.Good("doctor.process", ("count", bound));
    }
}
