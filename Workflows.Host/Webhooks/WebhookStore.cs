using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Sealing;
using Workflows.Host.Tasks;

namespace Workflows.Host.Webhooks;

/// <summary>The webhooks of the installation: added, paused, given a new secret, removed. Each of it stands in the system journal; a secret is returned once and lies encrypted.</summary>
public sealed class WebhookStore(WorkflowsContext data, Sealer sealer, SystemJournal journal, WebhookNetworks networks, WebhookDelivery delivery, TimeProvider clock)
{
    public const int Most = 50, MostLettersOfName = 60, MostLettersOfAddress = 400;

    /// <summary>So long attempts are kept.</summary>
    public static readonly TimeSpan AttemptsStay = TimeSpan.FromDays(30);

    /// <summary>So long the secret before goes on counting.</summary>
    public static readonly TimeSpan FormerCounts = TimeSpan.FromHours(24);

    private const string Recipients = "webhook:";

    public static string RecipientOf(Guid id) => $"{Recipients}{id:N}";

    public static Guid IdOf(string recipient) =>
        recipient.StartsWith(Recipients, StringComparison.Ordinal) && Guid.TryParseExact(recipient[Recipients.Length..], "N", out var id) ? id : Guid.Empty;

    /// <summary>Under whose key a webhook's secrets lie.</summary>
    internal static string SubjectOf(Guid id) => RecipientOf(id);

    public async Task<ImmutableArray<WebhookRow>> AllAsync(CancellationToken cancellation) =>
        [.. await data.Webhooks.AsNoTracking().OrderBy(w => w.Name).ThenBy(w => w.Id).ToListAsync(cancellation)];

    public Task<WebhookRow?> FindAsync(Guid id, CancellationToken cancellation) => data.Webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancellation);

    /// <summary>The latest attempts, the newest first, and those before one of them.</summary>
    public async Task<ImmutableArray<WebhookAttemptRow>> AttemptsAsync(Guid id, long? before, int take, CancellationToken cancellation) =>
        [.. await data.WebhookAttempts.AsNoTracking().Where(a => a.WebhookId == id && (before == null || a.Id < before)).OrderByDescending(a => a.Id).Take(take).ToListAsync(cancellation)];

    /// <summary>What is wrong with a webhook that is to be added, by field: <c>name</c>, <c>address</c>, <c>events</c>.</summary>
    public async Task<ImmutableArray<(string Field, Sentence Why)>> FaultsAsync(NewWebhook wanted, CancellationToken cancellation)
    {
        var faults = ImmutableArray.CreateBuilder<(string, Sentence)>();
        if (wanted.Name.Trim() is not { Length: > 0 and <= MostLettersOfName } name || name.Any(char.IsControl)) faults.Add(("name", Sentence.Of("webhooks.fault.name", ("most", MostLettersOfName))));
        if (Wrong(wanted.Address) is { } wrong) faults.Add(("address", wrong));
        if (wanted.Events.IsDefaultOrEmpty || wanted.Events.Except(WebhookEvents.All).Any()) faults.Add(("events", Sentence.Of("webhooks.fault.events")));
        if (await data.Webhooks.CountAsync(cancellation) >= Most) faults.Add(("name", Sentence.Of("webhooks.fault.many", ("most", Most))));
        return faults.ToImmutable();
    }

    /// <summary>Adds one without faults. The secret as it is written, returned here and never again.</summary>
    public async Task<(WebhookRow Webhook, string Secret)> AddAsync(NewWebhook wanted, string by, CancellationToken cancellation)
    {
        var (id, secret) = (Guid.NewGuid(), WebhookSignature.NewSecret());
        await SubjectKeys.EnsureAsync(data, sealer, SubjectOf(id), cancellation);
        var row = new WebhookRow
        {
            Id = id, Name = wanted.Name.Trim(), Address = wanted.Address.Trim(), Events = string.Join(' ', WebhookEvents.All.Where(wanted.Events.Contains)),
            Secret = await EncryptedAsync(id, secret, cancellation), CreatedBy = by, CreatedAt = clock.GetUtcNow(),
        };
        data.Add(row);
        await SaveAsync("webhookAdded", row, by, cancellation);
        return (row, WebhookSignature.Written(secret));
    }

    /// <summary>From now on nothing happens is noted for it (<paramref name="pause"/>), or again is. What waits already waits on.</summary>
    public Task<bool> PauseAsync(Guid id, bool pause, string by, CancellationToken cancellation) =>
        ChangeAsync(id, pause ? "webhookPaused" : "webhookResumed", by, row => row.PausedAt = pause ? clock.GetUtcNow() : null, cancellation);

    /// <summary>A new secret; the one before counts for another day. Null where there is no such webhook.</summary>
    public async Task<string?> RenewAsync(Guid id, string by, CancellationToken cancellation)
    {
        var secret = WebhookSignature.NewSecret();
        if (await FindAsync(id, cancellation) is null) return null;
        var encrypted = await EncryptedAsync(id, secret, cancellation);
        return await ChangeAsync(id, "webhookRenewed", by, row =>
            (row.FormerSecret, row.FormerUntil, row.Secret) = (row.Secret, clock.GetUtcNow() + FormerCounts, encrypted), cancellation) ? WebhookSignature.Written(secret) : null;
    }

    /// <summary>Removes it; what waits for it is dropped, and its secret cannot be read again.</summary>
    public async Task<bool> RemoveAsync(Guid id, string by, CancellationToken cancellation)
    {
        if (await data.Webhooks.SingleOrDefaultAsync(w => w.Id == id, cancellation) is not { } row) return false;
        var recipient = RecipientOf(id);
        data.Remove(row);
        await SaveAsync("webhookRemoved", row, by, cancellation, async () =>
        {
            await data.Outbox.Where(o => o.Recipient == recipient && o.Kind == OutboxKinds.Webhook && (o.State == OutboxState.Open || o.State == OutboxState.Dead))
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OutboxState.Dropped), cancellation);
            await sealer.ShredAsync(data, SubjectOf(id), cancellation);
        });
        return true;
    }

    /// <summary>Tells it of nothing, now, to see what it answers; null where there is no such webhook.</summary>
    public async Task<WebhookAnswer?> TestAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) is { } row
        ? await delivery.TellAsync(row, new(WebhookEvents.Test, clock.GetUtcNow()) { Id = $"evt_test_{Guid.NewGuid():N}" }, cancellation) : null;

    private Sentence? Wrong(string address) => !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0 || address.Length > MostLettersOfAddress
        ? Sentence.Of("webhooks.fault.address", ("most", MostLettersOfAddress))
        : uri.Scheme == "http" && !networks.AllowsPlain(uri) ? Sentence.Of("webhooks.fault.plain")
        : System.Net.IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var literal) && !networks.Allow(literal) ? Sentence.Of("webhooks.fault.forbidden", ("host", uri.IdnHost))
        : null;

    private async Task<byte[]> EncryptedAsync(Guid id, byte[] secret, CancellationToken cancellation) => await sealer.EncryptAsync(data, SubjectOf(id), secret, SubjectOf(id), cancellation);

    private async Task<bool> ChangeAsync(Guid id, string kind, string by, Action<WebhookRow> change, CancellationToken cancellation)
    {
        if (await data.Webhooks.SingleOrDefaultAsync(w => w.Id == id, cancellation) is not { } row) return false;
        change(row);
        await SaveAsync(kind, row, by, cancellation);
        return true;
    }

    private async Task SaveAsync(string kind, WebhookRow row, string by, CancellationToken cancellation, Func<Task>? also = null)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        await journal.AppendAsync(data, kind, by, [("webhook", row.Id.ToString("N")[..8]), ("name", row.Name), ("address", row.Address), ("events", row.Events)], cancellation);
        await data.SaveChangesAsync(cancellation);
        if (also is not null) await also();
        await transaction.CommitAsync(cancellation);
    }
}

/// <summary>A webhook as it is asked for.</summary>
public sealed record NewWebhook(string Name, string Address, ImmutableArray<string> Events);
