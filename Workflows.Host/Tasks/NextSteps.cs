using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Tasks;

/// <summary>What follows from an act, read from its facts: the same whether it was done or is only tried.</summary>
public sealed record NextSteps
{
    public required ImmutableArray<NextTask> Tasks { get; init; }

    /// <summary>How the case ends by it; null where it goes on.</summary>
    public string? Ended { get; init; }

    public Money Reserved { get; init; }

    /// <summary>The ledger it is reserved from; empty for none.</summary>
    public string Ledger { get; init; } = "";

    /// <summary>Principals who are told of it, those of new tasks left out.</summary>
    public ImmutableArray<string> Told { get; init; } = [];

    /// <summary>Other stages that hold the case now, without a task: a notice that is open, a timer.</summary>
    public ImmutableArray<string> Waiting { get; init; } = [];

    /// <summary>The last day of a notice that is open by it.</summary>
    public Deadline? NoticeUntil { get; init; }

    /// <summary>True where it cannot go on by itself afterwards.</summary>
    public bool Stuck { get; init; }

    public static NextSteps Of(IEnumerable<Fact> facts, ProcessInstance after)
    {
        var all = facts.ToImmutableArray();
        var tasks = all.OfType<TaskOpened>().Select(t => new NextTask(t.Task.NodeId, t.Holders,
            all.OfType<DeadlineSet>().LastOrDefault(d => d.TaskId == t.Task.Id)?.Deadline)).ToImmutableArray();
        return new()
        {
            Tasks = tasks,
            Ended = all.OfType<InstanceEnded>().FirstOrDefault()?.Outcome,
            Reserved = new(all.OfType<AmountReserved>().Sum(r => r.Fen)),
            Ledger = all.OfType<AmountReserved>().FirstOrDefault()?.Ledger ?? "",
            Told = [.. all.OfType<Notified>().Where(n => n.Kind is not ("taskOpened" or "reminder")).SelectMany(n => n.To).Distinct(StringComparer.Ordinal)],
            Waiting = [.. after.Standing.Where(a => after.Tasks.All(t => t.NodeId != a.NodeId)).Select(a => a.NodeId)],
            NoticeUntil = all.OfType<NoticePublished>().Select(n => n.Until).Concat(all.OfType<NoticeResumed>().Select(n => n.Until)).LastOrDefault(),
            Stuck = after.Active.Any(a => a.Incident.Length > 0),
        };
    }

    /// <summary>What would follow if the act were done now, by the engine's own step, or why it would be refused.</summary>
    public static Attempt IfDone(CaseView view, Command act) => ProcessEngine.Step(view.Process, view.State, act, view.World) switch
    {
        Accepted accepted => new(Of(accepted.Facts, accepted.Instance), null),
        Rejected rejected => new(null, rejected.Rejection),
        _ => new(null, null),
    };
}

/// <summary>An act that was only tried.</summary>
public sealed record Attempt(NextSteps? Next, Rejection? Refusal);

/// <summary>A task that opens: its stage, the persons it goes to, and when it is due.</summary>
public sealed record NextTask(string NodeId, ImmutableArray<string> Holders, Deadline? Due);
