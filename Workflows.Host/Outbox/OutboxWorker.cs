using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Definitions.Texts;
using Workflows.Host.DueWork;
using Workflows.Host.Execution;
using Workflows.Host.Guests;
using Workflows.Host.Mail;
using Workflows.Host.Webhooks;

namespace Workflows.Host.Outbox;

/// <summary>
/// Delivers what commits left behind, at least once. A notification first becomes one row for each recipient, so that a second
/// attempt for one does not write to the others again; what cannot be delivered is put aside for an administrator. A mail is
/// sent only by who holds its row; it goes out twice only where its host ends, or loses the row, between the server's
/// acceptance and the commit that says so, and then under the same Message-ID.
/// </summary>
public sealed class OutboxWorker(
    IDbContextFactory<WorkflowsContext> contexts, IServiceScopeFactory scopes, NotifyExpansion expansion, TextCatalog texts,
    WorkerName name, ISqlDialect dialect, TimeProvider clock, ILogger<OutboxWorker> log)
{
    private const int Batch = 20;

    /// <summary>Delivers what is due now. The number of rows taken.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var taken = await LeaseAsync(cancellation);
        await Task.WhenAll(taken.GroupBy(row => row.Kind == OutboxKinds.Webhook ? row.Recipient : "").Select(way => RunAsync(way, cancellation)));
        return taken.Count;
    }

    /// <summary>Mails one after another; beside them each webhook by itself, so that nobody waits for a receiver that is away. What is left for that one waits with what failed.</summary>
    private async Task RunAsync(IGrouping<string, OutboxRow> way, CancellationToken cancellation)
    {
        SendOutcome.Retry? away = null;
        foreach (var row in way)
        {
            cancellation.ThrowIfCancellationRequested();
            if (away is null) away = await RunAsync(row, cancellation) is SendOutcome.Retry failed && way.Key.Length > 0 ? failed : null;
            else await SettleAsync(row, away, cancellation);
        }
    }

    private async Task<List<OutboxRow>> LeaseAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Outbox.FromSqlRaw(context.Sql.LeaseOutbox, Batch, now, name.Value, Leases.Length.TotalSeconds).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.OrderBy(r => r.Id)];
    }

    /// <summary>What became of a row that was delivered or not; null for one that is no delivery.</summary>
    private async Task<SendOutcome?> RunAsync(OutboxRow row, CancellationToken cancellation)
    {
        try
        {
            if (row.Kind == OutboxKinds.Notify)
                await expansion.ExpandAsync(row, cancellation);
            else if (await HoldAsync(row, cancellation))
            {
                var outcome = await HoldingAsync(row, () => DeliverAsync(row, cancellation), cancellation);
                await SettleAsync(row, outcome, cancellation);
                return outcome;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !dialect.IsOutage(failure))
        {
            log.LogError(failure, "Outbox row {Row} of case {Instance} failed, attempt {Attempt}.", row.Id, row.InstanceId, row.Attempts);
            await LaterAsync(row, failure.Message, cancellation);
        }
        return null;
    }

    /// <summary>False where the lease ended meanwhile and another worker has the row.</summary>
    private async Task<bool> HoldAsync(OutboxRow row, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Database.ExecuteSqlRawAsync(context.Sql.HoldOutbox, [row.Id, name.Value, Leases.Length.TotalSeconds], cancellation) == 1;
    }

    /// <summary>A mail server may take longer than a lease.</summary>
    private async Task<SendOutcome> HoldingAsync(OutboxRow row, Func<Task<SendOutcome>> deliver, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var held = HoldOnAsync(row, over.Token);
        try
        {
            return await deliver();
        }
        finally
        {
            await over.CancelAsync();
            await held;
        }
    }

    private async Task HoldOnAsync(OutboxRow row, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Leases.Renewal, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!over.IsCancellationRequested) await HoldAsync(row, over);
            }
            catch (Exception failure) when (failure is OperationCanceledException || dialect.IsOutage(failure))
            {
                // Nobody else can take the row while the database is away.
            }
        }
    }

    private async Task<SendOutcome> DeliverAsync(OutboxRow row, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return row.Kind == OutboxKinds.Webhook ? await scope.ServiceProvider.GetRequiredService<WebhookDelivery>().DeliverAsync(row, cancellation)
            : row.Kind == OutboxKinds.Guest ? await scope.ServiceProvider.GetRequiredService<GuestDelivery>().DeliverAsync(row, cancellation)
            : await scope.ServiceProvider.GetRequiredService<MailDelivery>().DeliverAsync(MailRequest.FromJson(row.Payload), cancellation);
    }

    private Task SettleAsync(OutboxRow row, SendOutcome outcome, CancellationToken cancellation) => outcome switch
    {
        SendOutcome.Delivered => SentAsync(row, cancellation),
        SendOutcome.Permanent permanent => CloseAsync(row, OutboxState.Dead, texts.Say(permanent.Reason, Language.Chinese), cancellation),
        SendOutcome.Retry retry => LaterAsync(row, texts.Say(retry.Reason, Language.Chinese), cancellation),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    /// <summary>What has left is written down as soon as the database takes it, or it would leave again.</summary>
    private Task SentAsync(OutboxRow row, CancellationToken cancellation) => dialect.OutlastAsync(
        () => CloseAsync(row, OutboxState.Done, null, cancellation),
        away => log.LogWarning("Outbox row {Row} was sent; the database is away and will be told: {Reason}", row.Id, away.GetBaseException().Message),
        cancellation);

    private Task LaterAsync(OutboxRow row, string error, CancellationToken cancellation) =>
        RetrySchedule.Next(row.Attempts) is not { } wait
            ? CloseAsync(row, OutboxState.Dead, error, cancellation)
            : UpdateAsync(row, open => open.Where(r => r.LeasedBy == name.Value).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.Due, clock.GetUtcNow() + wait)
                .SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(r => r.LastError, error), cancellation), cancellation);

    private Task CloseAsync(OutboxRow row, OutboxState state, string? error, CancellationToken cancellation) =>
        UpdateAsync(row, open => open.ExecuteUpdateAsync(set => set
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
