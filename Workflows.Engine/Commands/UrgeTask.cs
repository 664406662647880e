using Workflows.Definitions.Calendars;
using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// Somebody who waits for a task reminds those who have it (催办): of one task so often and so many times as the rule pack says
/// (T-10, T-11). Refused where no clock of theirs runs, and to those who could answer it themselves. Facts: TaskUrged, Notified.
/// </summary>
[StoredName("urgeTask", 1)]
public sealed record UrgeTask : Command
{
    public const string EveryKey = "T-10.urgeEvery", MostKey = "T-11.urgeMost";

    /// <summary>Where the pack is silent.</summary>
    public const int MostOtherwise = 3;

    public required string TaskId { get; init; }
    public required int Visit { get; init; }

    internal override Rejection? Refuse(StepRun run)
    {
        if (run.State.Status != InstanceStatus.Running) return Rejection.OfEnded(run);
        if (run.State.Task(TaskId) is not { } task || task.Visit != Visit) return Rejection.OfGoneTask(run, TaskId);
        if (Entitlement.RefuseActor(run, Actor) is { } ended) return ended;
        if (task.Paused) return new("engine.urgePaused");
        if (Asked(task).Any(p => Entitlement.PersonsBehind(run.World.Directory, p).Intersect(Actor.Persons).Any())) return new("engine.urgeYourself");
        if (task.Urged is not { } urged) return null;
        if (urged.Count >= Most(run)) return new("engine.urgedMost", ("most", Most(run)));
        return run.Today < Next(run, urged) ? new("engine.urgedAlready", ("at", run.World.LocalTime(urged.Last)), ("day", Next(run, urged))) : null;
    }

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        var task = run.State.Task(TaskId)!;
        yield return new TaskUrged(TaskId, Actor.PersonId, At);
        yield return Notified.About("urged", Asked(task).Select(p => p.Key), TaskId, ("who", run.World.Directory.NameOf(Actor.PersonId)));
    }

    /// <summary>Those it waits for: whoever took it, else all it lies before.</summary>
    private static IEnumerable<Principal> Asked(OpenTask task) => task.Claim is { } claim ? [Principal.Person(claim.PersonId, "")] : task.Principals;

    /// <summary>The first day on which it may be done again.</summary>
    private static DateOnly Next(StepRun run, TaskUrges urged)
    {
        var last = run.World.DayOf(urged.Last);
        return run.Rules.Find(EveryKey, run.Today) is { Term: not null } every
            ? LegalClock.Due(last, every, run.World.Calendar, run.Rules).Day
            : run.World.Calendar.NextWorkingDay(last);
    }

    private static long Most(StepRun run) => run.Rules.Find(MostKey, run.Today)?.Number ?? MostOtherwise;
}
