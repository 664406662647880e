using Microsoft.EntityFrameworkCore;
using Workflows.Data.Delivery;
using Workflows.Engine.State;

namespace Workflows.Host.Execution;

/// <summary>The pending timers of a case as due work.</summary>
internal sealed class TimerProjection
{
    public async Task SaveAsync(SavedStep step, CancellationToken cancellation)
    {
        var before = step.Before?.Timers ?? [];
        var gone = before.Except(step.After.Timers).Select(t => t.Id).ToArray();
        if (gone.Length > 0)
            await step.Context.DueWork.Where(w => w.InstanceId == step.Row.Id && gone.Contains(w.TimerId)).ExecuteDeleteAsync(cancellation);
        foreach (var timer in step.After.Timers.Except(before))
            step.Context.Add(new DueWorkRow { InstanceId = step.Row.Id, TimerId = timer.Id, At = timer.At });
    }
}
