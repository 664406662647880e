using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Execution;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>Whether every process new cases may begin with can still be read and bound by this build.</summary>
public sealed class ProcessExamination(WorkflowsContext data, PackageStore packages) : IExamination
{
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var active = await data.Packages.AsNoTracking().Where(p => p.Active).OrderBy(p => p.Name).ToListAsync(cancellation);
        if (active.Count == 0) yield return Finding.Wrong("doctor.process.none");
        var bound = 0;
        foreach (var package in active)
        {
            Finding? fault = null;
            try
            {
                await packages.GetAsync(package.Hash, cancellation);
                bound++;
            }
            catch (Exception reason) when (reason is not OperationCanceledException)
            {
                fault = Finding.Wrong("doctor.process.unbound", ("name", package.Name), ("reason", reason.Message));
            }
            if (fault is not null) yield return fault;
        }
        if (bound > 0) yield return Finding.Good("doctor.process", ("count", bound));
    }
}
