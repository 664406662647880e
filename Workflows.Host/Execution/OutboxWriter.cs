using System.Text.Json;
using Workflows.Data.Delivery;
using Workflows.Engine.Effects;

namespace Workflows.Host.Execution;

/// <summary>Lays notifications into the outbox, under the key (case, seq, effect).</summary>
internal sealed class OutboxWriter
{
    public Task WriteAsync(SavedStep step, Notify notify, int number)
    {
        step.Context.Add(new OutboxRow
        {
            InstanceId = step.Row.Id, Seq = step.After.Seq, Effect = number, Recipient = "", Kind = OutboxKinds.Notify,
            Payload = JsonSerializer.Serialize(notify), Due = step.Command.At,
        });
        return Task.CompletedTask;
    }
}
