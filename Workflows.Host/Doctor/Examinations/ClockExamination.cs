using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Web;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>The host's clock against the database's: due instants and links come from the one, leases of several hosts meet in the other.</summary>
public sealed class ClockExamination(WorkflowsContext data, InstallationInfo installation, TimeProvider clock) : IExamination
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = clock.GetUtcNow();
        var there = await data.WorldStamp.Select(_ => DateTime.UtcNow).SingleAsync(cancellation);
        var apart = (there - (before + (clock.GetUtcNow() - before) / 2).UtcDateTime).Duration();
        yield return apart <= Most
            ? Finding.Good("doctor.clock", ("zone", installation.Zone.Id), ("now", installation.MinuteOf(before)))
            : Finding.Wrong("doctor.clock.apart", ("seconds", (long)apart.TotalSeconds));
    }
}
