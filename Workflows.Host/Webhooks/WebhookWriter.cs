using System.Text.Json;
using Workflows.Data.Delivery;
using Workflows.Host.Execution;
using Workflows.Host.World;

namespace Workflows.Host.Webhooks;

/// <summary>Lays what webhooks are to be told into the outbox, in the transaction of the step. Which there are is known without asking the database.</summary>
internal sealed class WebhookWriter
{
    public void Write(SavedStep step)
    {
        var told = ((DatabaseWorld)step.World).Webhooks;
        if (told.IsEmpty) return;
        foreach (var (number, happened) in WebhookEvents.Of(step).Index())
            foreach (var webhook in told.Where(w => w.Events.Contains(happened.Type)))
                step.Context.Add(new OutboxRow
                {
                    InstanceId = step.Row.Id, Seq = step.After.Seq, Effect = number, Recipient = WebhookStore.RecipientOf(webhook.Id), Kind = OutboxKinds.Webhook,
                    Payload = JsonSerializer.Serialize(happened), Due = step.Command.At,
                });
    }
}
