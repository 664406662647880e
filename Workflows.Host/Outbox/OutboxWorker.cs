using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Definitions.Texts;
using Workflows.Host.DueWork;
using Workflows.Host.Mail;

namespace Workflows.Host.Outbox;

/// <summary>
/// Delivers what commits left behind, at least once. A notification first becomes one row for each recipient, so that a second
/// attempt for one does not write to the others again; what cannot be delivered is put aside for an administrator.
/// </summary>
public sealed class OutboxWorker(
    IDbContextFactory<WorkflowsContext> contexts, IServiceScopeFactory scopes, NotifyExpansion expansion, TextCatalog texts,
    WorkerName name, TimeProvider clock, ILogger<OutboxWorker> log)
{
    private const int Batch = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Delivers what is due now. The number of rows taken.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var taken = await LeaseAsync(cancellation);
        foreach (var row in taken)
        {
            cancellation.ThrowIfCancellationRequested();
            await RunAsync(row, cancellation);
        }
        return taken.Count;
    }

    private async Task<List<OutboxRow>> LeaseAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Outbox.FromSqlRaw(context.Sql.LeaseOutbox, Batch, now, name.Value, now + Lease).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.OrderBy(r => r.Id)];
    }

    private async Task RunAsync(OutboxRow row, CancellationToken cancellation)
    {
        try
        {
            if (row.Kind == OutboxKinds.Notify)
                await expansion.ExpandAsync(row, cancellation);
            else
                await SettleAsync(row, await DeliverAsync(row, cancellation), cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Outbox row {Row} of case {Instance} failed, attempt {Attempt}.", row.Id, row.InstanceId, row.Attempts);
            await LaterAsync(row, failure.Message, cancellation);
        }
    }

    private async Task<SendOutcome> DeliverAsync(OutboxRow row, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailDelivery>().DeliverAsync(MailRequest.FromJson(row.Payload), cancellation);
    }

    private Task SettleAsync(OutboxRow row, SendOutcome outcome, CancellationToken cancellation) => outcome switch
    {
        SendOutcome.Delivered => CloseAsync(row, OutboxState.Done, null, cancellation),
        SendOutcome.Permanent permanent => CloseAsync(row, OutboxState.Dead, texts.Say(permanent.Reason, Language.Chinese), cancellation),
        SendOutcome.Retry retry => LaterAsync(row, texts.Say(retry.Reason, Language.Chinese), cancellation),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    private Task LaterAsync(OutboxRow row, string error, CancellationToken cancellation) =>
        RetrySchedule.Next(row.Attempts) is not { } wait
            ? CloseAsync(row, OutboxState.Dead, error, cancellation)
            : UpdateAsync(row, mine => mine.ExecuteUpdateAsync(set => set
                .SetProperty(r => r.Due, clock.GetUtcNow() + wait)
                .SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(r => r.LastError, error), cancellation), cancellation);

    private Task CloseAsync(OutboxRow row, OutboxState state, string? error, CancellationToken cancellation) =>
        UpdateAsync(row, mine => mine.ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, state)
            .SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(r => r.LastError, error)
            .SetProperty(r => r.DoneAt, clock.GetUtcNow()), cancellation), cancellation);

    private async Task UpdateAsync(OutboxRow row, Func<IQueryable<OutboxRow>, Task> update, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await update(context.Outbox.Where(r => r.Id == row.Id && r.State == OutboxState.Open));
    }
}
