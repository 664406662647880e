using System.Collections.Immutable;
using Workflows.Data.Delivery;
using Workflows.Data.Instances;
using Workflows.Data.Tasks;
using Workflows.Definitions.Model;

namespace Workflows.Host.Pages.Admin.Stuck;

/// <summary>What does not go on by itself, as it is at one moment.</summary>
public sealed record StuckView
{
    public required int OverdueCount { get; init; }
    public required ImmutableArray<TaskRow> Overdue { get; init; }
    public required bool HasMoreOverdue { get; init; }

    /// <summary>For whom the overdue tasks are, by task.</summary>
    public required ImmutableDictionary<string, ImmutableArray<TaskPrincipalRow>> Principals { get; init; }
    public required ImmutableArray<StoppedNode> Stopped { get; init; }

    /// <summary>Timers whose last attempt failed.</summary>
    public required ImmutableArray<DueWorkRow> Failing { get; init; }

    /// <summary>Timers in all, and those due that nobody has taken yet.</summary>
    public required int Waiting { get; init; }
    public required int Late { get; init; }

    /// <summary>Notifications and mails that were given up.</summary>
    public required ImmutableArray<OutboxRow> Dead { get; init; }
    public required int OutboxOpen { get; init; }
    public required int OutboxTrying { get; init; }

    public bool IsEmpty => Overdue.IsEmpty && Stopped.IsEmpty && Failing.IsEmpty && Dead.IsEmpty;
}

/// <summary>Where a page of overdue tasks ended.</summary>
public sealed record OverdueKey(DateTimeOffset DueAt, string TaskId);

/// <summary>A node of a case that cannot go on.</summary>
/// <param name="Reason">Key of the sentence why.</param>
public sealed record StoppedNode(InstanceRow Case, FlowNode Node, string Reason, DateTimeOffset Since);
