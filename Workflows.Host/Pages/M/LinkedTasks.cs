using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Mail;

namespace Workflows.Host.Pages.M;

/// <summary>The task a link was sent for, as it is now: open, or how it ended, when and by whom.</summary>
public sealed class LinkedTasks(IDbContextFactory<WorkflowsContext> contexts, TextCatalog texts)
{
    public async Task<LinkedTask?> FindAsync(MailToken token, LoadedInstance loaded, CancellationToken cancellation)
    {
        var instance = loaded.Instance!;
        if (instance.Task(token.TaskId) is { } open) return new(open.Id, open.Visit, instance.PackageHash);
        var end = await ActAsync(token.TaskId, cancellation) ?? EndOf(instance, token);
        return end is null ? null : new(token.TaskId, token.Visit, instance.PackageHash, end);
    }

    /// <summary>The act that answered the task, with the name of who did it.</summary>
    private async Task<LinkedTaskEnd?> ActAsync(string taskId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var act = await context.Acts.AsNoTracking().Where(a => a.TaskId == taskId).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancellation);
        if (act is null) return null;
        var name = await context.Persons.AsNoTracking().Where(p => p.Id == act.PersonId).Select(p => p.Name).FirstOrDefaultAsync(cancellation);
        return new(act.Act == "return" ? MailTokenEnd.Returned : MailTokenEnd.Decided, act.At, name ?? act.PersonId, Sentence.Of(OutcomeOf(act.Act)));
    }

    private string OutcomeOf(string act) => act switch
    {
        "approve" => "outcome.approved",
        "reject" => "outcome.rejected",
        "return" => "outcome.returned",
        _ when texts.Has("outcome." + act) => "outcome." + act,
        _ => "outcome.",
    };

    /// <summary>The task was taken away unanswered: with the whole case, or because somebody else's answer was enough.</summary>
    private static LinkedTaskEnd? EndOf(ProcessInstance instance, MailToken token) =>
        instance is { Status: InstanceStatus.Ended, EndedAt: { } ended }
            ? new(instance.Outcome == "withdrawn" ? MailTokenEnd.Withdrawn : MailTokenEnd.Ended, ended)
            : instance.Past.LastOrDefault(p => token.TaskId.StartsWith($"{instance.Id}.{p.NodeId}.{p.Visit}.", StringComparison.Ordinal)) is { } visit
                ? new(visit.Outcome == "returned" ? MailTokenEnd.Returned : MailTokenEnd.Ended, visit.At)
                : null;
}
