using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Engine.Assignments;
using Workflows.Engine.Effects;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Mail;
using Workflows.Host.World;

namespace Workflows.Host.Outbox;

/// <summary>Makes one mail for each person behind the principals of a notification, and each substitute, who has an address, and one link for each guest; in one transaction with closing it.</summary>
public sealed class NotifyExpansion
{
    private readonly IDbContextFactory<WorkflowsContext> _contexts;
    private readonly InstanceStore _instances;
    private readonly WorldMaker _worlds;
    private readonly NotifyMails _mails;
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _clock;

    internal NotifyExpansion(IDbContextFactory<WorkflowsContext> contexts, InstanceStore instances, WorldMaker worlds, NotifyMails mails, TimeZoneInfo zone, TimeProvider clock) =>
        (_contexts, _instances, _worlds, _mails, _zone, _clock) = (contexts, instances, worlds, mails, zone, clock);

    public async Task ExpandAsync(OutboxRow row, CancellationToken cancellation)
    {
        var notify = JsonSerializer.Deserialize<Notify>(row.Payload)!;
        var loaded = await _instances.FindAsync(row.InstanceId, cancellation)
            ?? throw new InvalidOperationException($"Case {row.InstanceId} of an outbox row is gone.");
        await using var context = await _contexts.CreateDbContextAsync(cancellation);
        var world = await _worlds.MakeAsync(context, _clock.GetUtcNow(), loaded.Instance, cancellation);
        var task = loaded.Instance!.Task(notify.TaskId);
        // A task that was answered meanwhile asks nobody any more.
        if (notify.TaskId is "" || task is not null)
        {
            var persons = await PersonsAsync(context, world.Directory, notify, task, cancellation);
            var recipients = await WithAddressAsync(context, [.. persons.Where(p => loaded.Instance.Guest(p) is null)], cancellation);
            var choices = await MailChoices.OfAsync(context, recipients, cancellation);
            foreach (var recipient in recipients)
            {
                var (mail, choice) = (_mails.Of(row, notify, loaded, task, recipient, world), choices.GetValueOrDefault(recipient, MailChoice.Every));
                if (choice.Wants(mail.Kind)) context.Add(Sent(row, recipient, OutboxKinds.Mail, mail.ToJson(), choice));
            }
            foreach (var guest in persons.Where(p => loaded.Instance.Guest(p) is { } known && loaded.Instance.Admits(known, _clock.GetUtcNow())))
                context.Add(Sent(row, guest, OutboxKinds.Guest, task is null ? notify.Kind : $"{notify.Kind}\n{task.Id}", MailChoice.Every));
        }
        var stored = await context.Outbox.SingleAsync(o => o.Id == row.Id, cancellation);
        if (stored.State != OutboxState.Open) return;
        (stored.State, stored.DoneAt, stored.LeaseUntil) = (OutboxState.Done, _clock.GetUtcNow(), null);
        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>Those it is for; where it is about a task, those who stand in for one of them now as well. Nobody who is barred from the task.</summary>
    private static async Task<ImmutableArray<string>> PersonsAsync(WorkflowsContext context, IDirectory directory, Notify notify, OpenTask? task, CancellationToken cancellation)
    {
        bool IsFree(string person) => task?.Excluded.All(e => e.PersonId != person) != false;
        string[] own = [.. notify.To.SelectMany(key => Entitlement.PersonsBehind(directory, new Principal(key, ""))).Where(IsFree).Distinct(StringComparer.Ordinal)];
        if (task is null) return [.. own];
        var arranged = await context.Substitutes.AsNoTracking().Where(s => own.Contains(s.PersonId)).ToListAsync(cancellation);
        return [.. own.Union(arranged.Where(s => directory.StandsInFor(s.SubstituteId, s.PersonId)).Select(s => s.SubstituteId).Where(IsFree))];
    }

    private static async Task<List<string>> WithAddressAsync(WorkflowsContext context, ImmutableArray<string> persons, CancellationToken cancellation)
    {
        var ids = persons.ToArray();
        return await context.Persons.Where(p => ids.Contains(p.Id) && p.Email != null && p.Email != "").Select(p => p.Id).ToListAsync(cancellation);
    }

    private OutboxRow Sent(OutboxRow about, string recipient, string kind, string payload, MailChoice choice) => new()
    {
        InstanceId = about.InstanceId, Seq = about.Seq, Effect = about.Effect, Recipient = recipient,
        Kind = kind, Payload = payload, Due = choice.LeavesAt(_clock.GetUtcNow(), _zone),
    };
}
