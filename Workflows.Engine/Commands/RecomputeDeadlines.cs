using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// Counts every open due day and term of a case again. Refused where nothing changes, so that a case that is not touched keeps
/// its journal. The command and its facts are the visible record of the dates that moved.
/// </summary>
public abstract record CountAgain : Command
{
    /// <summary>The document the days move by.</summary>
    public required string Source { get; init; }

    internal override Rejection? Refuse(StepRun run) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : Decide(run).Any() ? null
        : new Rejection("engine.nothingToRecompute");

    internal override IEnumerable<Fact> Decide(StepRun run) =>
        run.State.Tasks.SelectMany(task => TaskClock.Recount(run, task))
            .Concat(run.State.Active.Where(a => run.Process.Stages.ContainsKey(a.NodeId))
                .SelectMany(a => run.StageOf(a.NodeId).Recount(run.At(a.NodeId, a.Visit))));
}

/// <summary>The calendar of working days changed: a year's notice was published or corrected (G-28).</summary>
[StoredName("recomputeDeadlines", 1)]
public sealed record RecomputeDeadlines : CountAgain;
