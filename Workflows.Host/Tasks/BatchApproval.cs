using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Model;
using Workflows.Engine;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>
/// Several approvals checked on one page and each decided by a command of its own. Only where the stage says so and nothing
/// is to be filled in: <c>&lt;wf:stage kind="approval" batch="true"></c>. Never a rejection.
/// </summary>
public sealed class BatchApproval(TaskSight sight, TaskDesk desk, TaskPages pages, TaskAnswers answers, Drafts drafts, Reader reader)
{
    /// <summary>As many as a page of the list shows.</summary>
    public const int Most = 50;

    /// <summary>Whether the stage lets its tasks be approved together with others.</summary>
    public static bool Allows(FlowNode node) =>
        node is UserTask { Stage: { Kind: "approval" } stage } && stage.Settings["batch"] is "true" && stage.Settings["form"] is null or "";

    /// <summary>The tasks as they are checked: what each leads to, or why it cannot be approved here. What is not the reader's is left out.</summary>
    public async Task<ImmutableArray<BatchItem>> ItemsAsync(IEnumerable<string> taskIds, CancellationToken cancellation)
    {
        var items = ImmutableArray.CreateBuilder<BatchItem>();
        foreach (var id in taskIds.Distinct(StringComparer.Ordinal).Take(Most))
            if (await sight.FindAsync(id, cancellation) is { } found && await sight.MaySeeAsync(id, cancellation))
                items.Add(await desk.AskAsync(found, task => Item(found, task), cancellation));
        return items.ToImmutable();
    }

    /// <summary>Approves one, as it was shown on the page of the batch.</summary>
    public async Task<BatchLine> ApproveAsync(string taskId, TaskPost post, CancellationToken cancellation)
    {
        if (await sight.FindAsync(taskId, cancellation) is not { } found || !await sight.MaySeeAsync(taskId, cancellation))
            return new(taskId, null, false, reader.T("engine.taskGone"));
        var (item, why) = await desk.AskAsync(found, task => (Item(found, task), found.IsGone ? null : Blocked(task)), cancellation);
        if (why is not null) return new(item.Title, item.Amount, false, why);
        var answer = await answers.AnswerAsync(found, post with { Act = "approve" }, FormCollection.Empty, cancellation);
        if (answer.Outcome is Outcome.Accepted) await drafts.ForgetAsync(taskId, cancellation);
        return answer.Outcome is Outcome.Accepted
            ? new(item.Title, item.Amount, true)
            : new(item.Title, item.Amount, false, answer.Rejection is { } no ? reader.Say(no.Sentence) : string.Join(' ', answer.Faults));
    }

    private BatchItem Item(FoundTask found, TaskView task)
    {
        var view = found.IsGone ? null : pages.KindOf(task).View(task);
        var approve = view?.Choices.FirstOrDefault(c => c.Value == "approve");
        return new()
        {
            TaskId = task.Task.Id,
            Title = task.State.Title,
            Meta = string.Join(" · ", task.Say.Process, task.State.Number, task.Case.Directory.Unit(task.State.UnitId)?.Name ?? task.State.UnitId, task.Say.Stage(task.Task.NodeId)),
            Consequence = approve?.Consequence ?? "",
            Amount = task.State.AmountFen is { } fen ? new Money(fen) : null,
            Due = task.Task.Due is { } due ? task.Words.Due(due) : null,
            Blocked = found.IsGone ? reader.T("engine.taskGone") : Blocked(task),
            Hidden = found.IsGone ? ImmutableDictionary<string, string>.Empty : task.Hidden(TaskPost.NewCommand()),
        };
    }

    /// <summary>Why the task cannot be approved here; null where it can.</summary>
    private string? Blocked(TaskView task) =>
        !Allows(task.Case.Process.Model.Node(task.Task.NodeId)) ? reader.T("inbox.row.notSelectable")
        : task.Standing is null ? reader.T("engine.notEntitled")
        : Parts.Duties.Bar(task) is { } bar ? reader.T(bar)
        : pages.KindOf(task).View(task).Choices.FirstOrDefault(c => c.Value == "approve") is not { } approve ? reader.T("engine.actNotAllowed")
        : approve.Blocked;
}

/// <summary>One approval on the page of a batch.</summary>
public sealed record BatchItem
{
    public required string TaskId { get; init; }
    public required string Title { get; init; }

    /// <summary>Process, number, unit and stage.</summary>
    public required string Meta { get; init; }

    /// <summary>What follows when it is approved.</summary>
    public required string Consequence { get; init; }
    public Money? Amount { get; init; }
    public Due? Due { get; init; }

    /// <summary>Why it cannot be approved here; null where it can.</summary>
    public string? Blocked { get; init; }

    /// <summary>By what an answer is known as one to what was shown.</summary>
    public required ImmutableDictionary<string, string> Hidden { get; init; }
}
