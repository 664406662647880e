using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Data.Mail;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Engine.Effects;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Outbox;
using Workflows.Host.Tasks;
using Workflows.Host.World;
using Workflows.Stages;

namespace Workflows.Host.Mail.Receiving;

/// <summary>What a reply meets: the task as it is now, the person, and the way its decision takes – the same as that of a personal link.</summary>
public sealed class ReplyDesk(
    IDbContextFactory<WorkflowsContext> contexts, InstanceStore instances, Worlds worlds, NotifyMails mails, CommandRunner runner, TextCatalog texts,
    TimeZoneInfo zone, TimeProvider clock)
{
    public async Task<LookedUpReply> LookAsync(ReplyAddressRow row, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var person = await context.Persons.AsNoTracking().Where(p => p.Id == row.PersonId).Select(p => p.Email).SingleOrDefaultAsync(cancellation);
        var day = TimeZoneInfo.ConvertTime(now, zone).Date;
        var today = new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
        var answered = await context.ReceivedMails.AnyAsync(m => m.PersonId == row.PersonId && m.ReceivedAt >= today && m.Outcome == "answered", cancellation);
        var loaded = await instances.FindAsync(row.InstanceId, cancellation);
        var task = loaded?.Instance?.Task(row.TaskId) is { } open && open.Visit == row.Visit ? open : null;
        if (loaded is null || task is null) return new(row, person ?? "", answered, loaded, null, null, null);
        return await worlds.AskAsync(now, loaded.Instance, world => new LookedUpReply(row, person ?? "", answered, loaded, task, Standing.Of(world.Directory, task, row.PersonId)?.Actor,
            mails.Of(NoRow(row.InstanceId), new Notify("replyUnclear", [], task.Id), loaded, task, row.PersonId, world)), cancellation);
    }

    /// <summary>Decides. Null where it did; otherwise what the writer is told.</summary>
    /// <param name="alongside">What stands or falls with the decision.</param>
    public async Task<Sentence?> DecideAsync(LookedUpReply reply, MailVerdict.Decided decided, string messageId, Alongside alongside, CancellationToken cancellation)
    {
        var (loaded, task) = (reply.Loaded!, reply.Task!);
        var target = decided.Act == "return" ? ReturnTargets.Of(loaded.Process!, loaded.Instance!, task.NodeId, task.Visit).FirstOrDefault() : "";
        if (!task.Acts.Contains(decided.Act) || target is null) return Sentence.Of("receiving.unclear.notHere");
        var outcome = await runner.RunAsync(new AnswerTask
        {
            Id = "mail:" + MailIds.Message(messageId, reply.Row.Hash, "mail")[3..43],
            InstanceId = reply.Row.InstanceId, Actor = reply.Actor!, At = clock.GetUtcNow(), TaskId = task.Id, Visit = task.Visit,
            Act = decided.Act, Words = decided.Reason ?? "", Seen = reply.Row.Seen, ReturnTo = target,
        }, alongside, cancellation);
        return outcome is Outcome.Rejected refused ? refused.Rejection.Sentence : null;
    }

    /// <summary>The polite answer, as the outbox keeps it.</summary>
    public OutboxRow? AnswerOf(LookedUpReply reply, Sentence why, long received) => reply.Mail is not { } mail ? null : new()
    {
        // Steps of a case count from 1; what answers a received mail counts down.
        InstanceId = reply.Row.InstanceId, Seq = -received, Effect = 0, Recipient = reply.Row.PersonId, Kind = OutboxKinds.Mail, Due = clock.GetUtcNow(),
        Payload = (mail with { Key = $"received/{received}", Case = mail.Case with { Reasons = MailWords.Of(why, texts) } }).ToJson(),
    };

    /// <summary>The writer of mails takes its key from an outbox row; this mail gets one of its own.</summary>
    private static OutboxRow NoRow(string instance) => new() { InstanceId = instance, Recipient = "", Kind = OutboxKinds.Notify, Payload = "" };
}

/// <summary>A task as a reply finds it.</summary>
/// <param name="Task">Null where it does not wait any more.</param>
/// <param name="Actor">As what the person may act now; null where they may not.</param>
public sealed record LookedUpReply(ReplyAddressRow Row, string Address, bool AnsweredToday, LoadedInstance? Loaded, OpenTask? Task, Actor? Actor, MailRequest? Mail)
{
    public ReplyContext Context(string address, MailboxOptions options, bool seen) => new()
    {
        ReplyAddress = address, Approver = Address, AuthservId = options.AuthservId, AnsweredToday = AnsweredToday, HasSeen = _ => seen,
        Task = Task is null ? ReplyTask.Decided : ReplyTask.Open,
        Kind = Mail?.Case.StepUp is MailStepUp.Money or MailStepUp.Marked ? ReplyKind.Money : ReplyKind.Ordinary,
        RightEnded = Task is not null && Actor is null,
    };
}
