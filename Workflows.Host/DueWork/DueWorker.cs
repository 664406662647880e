using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Engine.Commands;
using Workflows.Host.Execution;

namespace Workflows.Host.DueWork;

/// <summary>
/// Turns timers that have come into commands. A lease keeps two workers apart; should both run one all the same, the command's
/// id lets it happen once. While the database is away nothing is held against a timer; it is taken again when the lease ends.
/// </summary>
public sealed class DueWorker(
    IDbContextFactory<WorkflowsContext> contexts, CommandRunner runner, WorkerName name, ISqlDialect dialect, TimeProvider clock, ILogger<DueWorker> log)
{
    private const int Batch = 50;

    /// <summary>Runs what is due now. The number of timers taken; fewer than a batch means nothing more is due.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var taken = await LeaseAsync(cancellation);
        foreach (var work in taken)
        {
            cancellation.ThrowIfCancellationRequested();
            await RunAsync(work, cancellation);
        }
        return taken.Count;
    }

    private async Task<List<DueWorkRow>> LeaseAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.DueWork.FromSqlRaw(context.Sql.LeaseDueWork, Batch, now, name.Value, Leases.Length.TotalSeconds).AsNoTracking().ToListAsync(cancellation);
    }

    private async Task RunAsync(DueWorkRow work, CancellationToken cancellation)
    {
        try
        {
            var outcome = await runner.RunAsync(new FireTimer
            {
                Id = $"timer:{work.TimerId}", InstanceId = work.InstanceId, Actor = Actor.System, At = clock.GetUtcNow(), TimerId = work.TimerId,
            }, cancellation);
            await (outcome switch
            {
                Outcome.Accepted { Repeated: false } => Task.CompletedTask,
                Outcome.Accepted or Outcome.Rejected { Rejection.Key: "engine.timerGone" or "engine.unknownInstance" } => ForgetAsync(work, cancellation),
                Outcome.Rejected { Rejection.Key: "engine.timerEarly" } => PostponeAsync(work, clock.GetUtcNow().AddSeconds(1), null, cancellation),
                Outcome.Rejected no => PostponeAsync(work, clock.GetUtcNow() + BackOff.After(work.Attempts), no.Rejection.Key, cancellation),
                _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
            });
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !dialect.IsOutage(failure))
        {
            log.LogError(failure, "Timer {Timer} of case {Instance} failed, attempt {Attempt}.", work.TimerId, work.InstanceId, work.Attempts);
            await PostponeAsync(work, clock.GetUtcNow() + BackOff.After(work.Attempts), failure.Message, cancellation);
        }
    }

    /// <summary>The case no longer waits for it.</summary>
    private async Task ForgetAsync(DueWorkRow work, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await Mine(context, work).ExecuteDeleteAsync(cancellation);
    }

    private async Task PostponeAsync(DueWorkRow work, DateTimeOffset until, string? error, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await Mine(context, work).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.At, until).SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null).SetProperty(w => w.LastError, error), cancellation);
    }

    private IQueryable<DueWorkRow> Mine(WorkflowsContext context, DueWorkRow work) =>
        context.DueWork.Where(w => w.InstanceId == work.InstanceId && w.TimerId == work.TimerId && w.LeasedBy == name.Value);
}
