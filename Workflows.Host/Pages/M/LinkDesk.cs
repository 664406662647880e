using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Data.Mail;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Engine.Effects;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Mail;
using Workflows.Host.Outbox;
using Workflows.Host.Tasks;
using Workflows.Host.World;
using Workflows.Stages;
using Workflows.Stages.Approval;

namespace Workflows.Host.Pages.M;

/// <summary>What a personal link from a mail leads to, and deciding by it. Looking changes nothing; only <see cref="DecideAsync"/> does.</summary>
public sealed class LinkDesk(
    IMailTokenStore tokens, LinkedTasks tasks, InstanceStore instances, Worlds worlds, NotifyMails mails, TextCatalog texts,
    CommandRunner runner, TimeZoneInfo zone, TimeProvider clock)
{
    public async Task<LinkView> LookAsync(string token, CancellationToken cancellation)
    {
        var hash = MailLinks.HashOf(token);
        var stored = hash is null ? null : await tokens.FindAsync(hash, cancellation);
        var loaded = stored is null ? null : await instances.FindAsync(stored.InstanceId, cancellation);
        var linked = stored is null || loaded is null ? null : await tasks.FindAsync(stored, loaded, cancellation);
        return TokenState.Check(stored, linked, clock.GetUtcNow(), zone) switch
        {
            TokenState.Over over => new LinkView.Over(over.Says),
            _ => await worlds.AskAsync(clock.GetUtcNow(), loaded!.Instance, world => Open(stored!, loaded, world), cancellation),
        };
    }

    /// <summary>Decides by a link that was looked at a moment ago; the token is used in the transaction of the decision.</summary>
    public async Task<Outcome> DecideAsync(LinkView.Open open, LinkChoice choice, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var command = new AnswerTask
        {
            Id = "link:" + open.Token.Hash,
            InstanceId = open.Token.InstanceId,
            Actor = open.Actor,
            At = now,
            TaskId = open.Token.TaskId,
            Visit = open.Token.Visit,
            Act = choice.Act,
            Words = choice.Words,
            Seen = choice.Seen,
            ReturnTo = choice.Act == "return" ? choice.Target : "",
        };
        return await runner.RunAsync(command, (step, stop) => UseAsync(step.Context, open.Token.Hash, now, stop), cancellation);
    }

    /// <summary>The step has just ended all links of the task; this one was used, which is more than ended.</summary>
    private static async Task UseAsync(WorkflowsContext context, string hash, DateTimeOffset at, CancellationToken cancellation)
    {
        var used = await context.MailTokens
            .Where(t => t.Hash == hash && t.UsedAt == null && (t.KilledAt == null || t.KilledAt == at))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, at).SetProperty(t => t.KilledAt, (DateTimeOffset?)null)
                .SetProperty(t => t.Reason, (string?)null), cancellation);
        if (used != 1) throw new InvalidOperationException("A link was used by somebody else in the same moment.");
    }

    private LinkView Open(MailToken token, LoadedInstance loaded, IWorld world)
    {
        var instance = loaded.Instance!;
        var task = instance.Task(token.TaskId)!;
        var actor = Standing.Of(world.Directory, task, token.PersonId)?.Actor ?? new Actor(token.PersonId);
        var mail = mails.Of(NoRow(token.InstanceId), new Notify("taskOpened", [], task.Id), loaded, task, token.PersonId, world);
        ImmutableArray<(string, Wording)> targets = [.. ReturnTargets.Of(loaded.Process!, instance, task.NodeId, task.Visit).Select(id => (id, NameOf(loaded, id)))];
        return new LinkView.Open(token, actor, MailGuard.Clean(mail.Case, new(texts.Raw("mail.hidden", Language.Chinese), texts.Raw("mail.hidden", Language.English))), task.Due)
        {
            Person = world.Directory.NameOf(token.PersonId),
            Seen = Engine.State.Seen.Of(instance.Variables, instance.Variables.Names),
            Acts = task.Form is "" && loaded.Process!.Stages[task.NodeId] is IApproval ? [.. task.Acts.Intersect(LinkChoice.Acts).Where(a => a != "return" || !targets.IsEmpty)] : [],
            Targets = targets,
        };
    }

    private static Wording NameOf(LoadedInstance loaded, string node) =>
        new(loaded.Process!.Model.Node(node).Name, loaded.Process.Model.Node(node).EnglishName);

    /// <summary>The writer of mails takes its key from an outbox row; this mail is not sent.</summary>
    private static OutboxRow NoRow(string instance) => new() { InstanceId = instance, Recipient = "", Kind = OutboxKinds.Notify, Payload = "" };
}

/// <summary>What somebody chose on the page of a link.</summary>
public sealed record LinkChoice(string Act, string Words, string Target, string Seen)
{
    /// <summary>What can be decided by a link at all.</summary>
    public static ImmutableArray<string> Acts { get; } = ["approve", "reject", "return"];

    public const int FewestOfReason = 5;
}
