using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>What should have gone on by itself and did not: timers, mails, stopped cases.</summary>
public sealed class WorkExamination(WorkflowsContext data, TimeProvider clock) : IExamination
{
    /// <summary>A worker takes what is due within seconds; so late means that none runs.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Late;
        var none = true;
        foreach (var (key, count) in new[]
        {
            ("doctor.work.timersLate", await data.DueWork.CountAsync(w => w.At < before && w.LastError == null, cancellation)),
            ("doctor.work.timersFail", await data.DueWork.CountAsync(w => w.LastError != null, cancellation)),
            ("doctor.work.mailsLate", await data.Outbox.CountAsync(o => o.State == OutboxState.Open && o.Due < before && o.Attempts == 0, cancellation)),
            ("doctor.work.mailsDead", await data.Outbox.CountAsync(o => o.State == OutboxState.Dead, cancellation)),
            ("doctor.work.stopped", await data.Instances.CountAsync(i => i.Running && i.Stuck, cancellation)),
        })
        {
            if (count == 0) continue;
            none = false;
            yield return Finding.Wrong(key, ("count", count));
        }
        if (none) yield return Finding.Good("doctor.work");
    }
}
