using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;
using Workflows.Host.Sealing;

namespace Workflows.Host.Webhooks;

/// <summary>Tells one webhook of one event and notes what came of it. The outbox calls it at least once and decides when it is tried again.</summary>
public sealed class WebhookDelivery(WorkflowsContext data, Sealer sealer, WebhookClient client, MailHouse house, TextCatalog texts, TimeProvider clock)
{
    private const int TidiedEvery = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task<SendOutcome> DeliverAsync(OutboxRow row, CancellationToken cancellation)
    {
        var id = WebhookStore.IdOf(row.Recipient);
        if (await data.Webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancellation) is not { } webhook) return new SendOutcome.Permanent(Sentence.Of("webhooks.fault.gone"));
        if (webhook.PausedAt is not null) return new SendOutcome.Retry(Sentence.Of("webhooks.fault.paused"));
        var answer = await TellAsync(webhook, JsonSerializer.Deserialize<WebhookEvent>(row.Payload)!, cancellation);
        return answer switch
        {
            { Fault: null } => new SendOutcome.Delivered(),
            { Status: StatusCodes.Status410Gone } => new SendOutcome.Permanent(answer.Fault),
            _ => new SendOutcome.Retry(answer.Fault),
        };
    }

    /// <summary>Sends and notes the attempt.</summary>
    public async Task<WebhookAnswer> TellAsync(WebhookRow webhook, WebhookEvent happened, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(Said(happened), Json);
        var answer = await SecretsAsync(webhook, now, cancellation) is { Count: > 0 } secrets
            ? await client.SendAsync(new Uri(webhook.Address), happened.Id, now, WebhookSignature.Of(secrets, happened.Id, now, body), body, cancellation)
            : new WebhookAnswer(null, 0, Sentence.Of("webhooks.fault.secret"));
        var attempt = new WebhookAttemptRow
        {
            WebhookId = webhook.Id, EventId = happened.Id, Event = happened.Type, At = now, Status = answer.Status, Milliseconds = answer.Milliseconds,
            Error = answer.Fault is { } fault ? texts.Say(fault, Language.Chinese).Cut(Lengths.Words) : null,
        };
        data.Add(attempt);
        await data.SaveChangesAsync(cancellation);
        if (attempt.Id % TidiedEvery == 0) await data.WebhookAttempts.Where(a => a.WebhookId == webhook.Id && a.At < now - WebhookStore.AttemptsStay).ExecuteDeleteAsync(cancellation);
        return answer;
    }

    /// <summary>The present secret, and the one before while both count.</summary>
    private async Task<List<byte[]>> SecretsAsync(WebhookRow webhook, DateTimeOffset now, CancellationToken cancellation)
    {
        var secrets = new List<byte[]>();
        foreach (var kept in new[] { webhook.Secret, webhook.FormerUntil > now ? webhook.FormerSecret : null }.OfType<byte[]>())
            if (await sealer.DecryptAsync(data, WebhookStore.SubjectOf(webhook.Id), kept, WebhookStore.SubjectOf(webhook.Id), cancellation) is { } secret) secrets.Add(secret);
        return secrets;
    }

    private WebhookBody Said(WebhookEvent e) => new(e.Type, e.Id, e.At)
    {
        Case = e.Case is { } id ? new(id, Address($"/api/v1/cases/{Uri.EscapeDataString(id)}")) : null,
        Task = e.Task is { } task ? new(task, Address($"/api/v1/tasks/{Uri.EscapeDataString(task)}")) : null,
        Process = e.Process, Node = e.Node, Act = e.Act, Outcome = e.Outcome,
    };

    private string Address(string path) => MailRoutes.In(house.PublicUrl, path).ToString();

    private sealed record WebhookBody(string Type, string Id, DateTimeOffset At)
    {
        public Pointed? Case { get; init; }
        public Pointed? Task { get; init; }
        public string? Process { get; init; }
        public string? Node { get; init; }
        public string? Act { get; init; }
        public string? Outcome { get; init; }
    }

    private sealed record Pointed(string Id, string Address);
}
