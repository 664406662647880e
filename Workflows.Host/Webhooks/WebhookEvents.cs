using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.Facts;
using Workflows.Host.Execution;

namespace Workflows.Host.Webhooks;

/// <summary>What other systems can be told of, read from the facts of a step. Of cases that are sealed nothing is told.</summary>
public static class WebhookEvents
{
    public const string CaseStarted = "case.started", CaseEnded = "case.ended", TaskOpened = "task.opened", TaskCompleted = "task.completed",
        TaskClosed = "task.closed", TaskOverdue = "task.overdue", IncidentRaised = "incident.raised";

    /// <summary>Sent by hand to see whether it arrives; nobody chooses it.</summary>
    public const string Test = "webhook.test";

    public static ImmutableArray<string> All { get; } = [CaseStarted, CaseEnded, TaskOpened, TaskCompleted, TaskClosed, TaskOverdue, IncidentRaised];

    public static IEnumerable<WebhookEvent> Of(SavedStep step) => step.Row.Sensitivity == "sealed" ? [] : step.Accepted.Facts
        .Select(fact => Of(fact, step)).OfType<WebhookEvent>()
        .Select((told, n) => told with { Id = string.Create(CultureInfo.InvariantCulture, $"evt_{step.Row.Id}_{step.After.Seq}_{n}") });

    private static WebhookEvent? Of(Fact fact, SavedStep step) => fact switch
    {
        InstanceStarted => About(CaseStarted, step),
        InstanceEnded ended => About(CaseEnded, step) with { Outcome = ended.Outcome },
        Engine.Facts.TaskOpened opened => About(TaskOpened, step) with { Task = opened.Task.Id, Node = opened.Task.NodeId },
        TaskAnswered answered => About(TaskCompleted, step) with { Task = answered.TaskId, Node = step.Before?.Task(answered.TaskId)?.NodeId, Act = answered.Act },
        Engine.Facts.TaskClosed closed => About(TaskClosed, step) with { Task = closed.TaskId, Node = step.Before?.Task(closed.TaskId)?.NodeId },
        Notified { Kind: "overdue", TaskId: { Length: > 0 } task } => About(TaskOverdue, step) with { Task = task, Node = step.After.Task(task)?.NodeId },
        Engine.Facts.IncidentRaised raised => About(IncidentRaised, step) with { Node = raised.NodeId },
        _ => null,
    };

    private static WebhookEvent About(string type, SavedStep step) => new(type, step.Command.At) { Case = step.Row.Id, Process = step.Row.PackageName };
}

/// <summary>One event as it is told: ids and kinds, nothing about people; who may see more fetches it.</summary>
public sealed record WebhookEvent(string Type, DateTimeOffset At)
{
    /// <summary>The same however often it is told.</summary>
    public string Id { get; init; } = "";
    public string? Case { get; init; }
    public string? Process { get; init; }
    public string? Task { get; init; }

    /// <summary>The stage, by its id in the diagram.</summary>
    public string? Node { get; init; }
    public string? Act { get; init; }
    public string? Outcome { get; init; }
}
