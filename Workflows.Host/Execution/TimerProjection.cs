using Workflows.Data.Delivery;
using Workflows.Engine.State;

namespace Workflows.Host.Execution;

/// <summary>The pending timers of a case as due work.</summary>
internal sealed class TimerProjection
{
    public void Save(SavedStep step)
    {
        var before = step.Before?.Timers ?? [];
        var gone = before.Except(step.After.Timers).Select(t => t.Id).ToArray();
        if (gone.Length > 0)
            step.Statements.Add(step.Context.Sql.EndTimers, step.Row.Id, step.Context.Sql.ListOf(gone));
        foreach (var timer in step.After.Timers.Except(before))
            step.Context.Add(new DueWorkRow { InstanceId = step.Row.Id, TimerId = timer.Id, At = timer.At });
    }
}
