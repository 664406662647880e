using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Calendars;
using Workflows.Engine.Facts;
using Workflows.Engine.Stages;

namespace Workflows.Engine.Assignments;

/// <summary>
/// The clock of a task: due day with its reason, a reminder before it, overdue at 24:00 of it, then reminders as often and as
/// many as the rule pack says (T-06, T-07). Timers belong to the task and die with it.
/// </summary>
internal static class TaskClock
{
    public static IEnumerable<Fact> Start(StepRun run, string taskId, ClockSettings? clock)
    {
        if (clock is null || run.Rule(clock.Rule) is not { SetsDay: true } rule)
            yield break;
        var deadline = LegalClock.Due(run.Today, rule, run.World.Calendar, run.Rules);
        yield return new DeadlineSet(taskId, deadline);
        if (clock.Before is not "" && run.Rule(clock.Before) is { Term: not null } before)
        {
            var day = LegalClock.Before(deadline.Day, before, run.World.Calendar).Day;
            if (day > run.Today)
                yield return Set(run, taskId, "reminder", 0, run.World.StartOf(day).AddHours(8));
        }
        yield return Set(run, taskId, "overdue", 0, run.World.EndOf(deadline.Day));
    }

    public static IEnumerable<Fact> Fire(StepRun run, PendingTimer timer)
    {
        var task = run.State.Task(timer.TaskId)!;
        var clock = ClockOf(run, task);
        var to = task.Principals.Select(p => p.Key);
        if (timer.Name is "reminder")
        {
            yield return Notified.About(timer.Count == 0 ? "reminder" : "overdueReminder", to, task.Id);
            foreach (var fact in timer.Count > 0 ? Escalate(run, task, clock, timer.Count) : [])
                yield return fact;
            if (timer.Count > 0 && timer.Count < MostOf(run, clock))
                yield return Again(run, task, timer.Count + 1);
            yield break;
        }
        yield return Notified.About("overdue", to, task.Id);
        foreach (var fact in Escalate(run, task, clock, 0))
            yield return fact;
        if (clock?.Overdue == OverdueAct.Decide)
        {
            var decided = false;
            foreach (var fact in run.StageOf(task.NodeId).Overdue(run.At(task.NodeId, task.Visit), task))
            {
                decided = true;
                yield return fact;
            }
            if (decided)
                yield break;
        }
        if (MostOf(run, clock) > 0)
            yield return Again(run, task, 1);
    }

    /// <summary>The superior is asked too, after so many reminders as the pack's T-09 says, at the latest with the last; at once where it says none.</summary>
    private static IEnumerable<Fact> Escalate(StepRun run, OpenTask task, ClockSettings? clock, int reminded)
    {
        if (clock is not { Overdue: OverdueAct.Escalate, Superior: { } superior }
            || reminded != Math.Min(run.Rule(ClockSettings.EscalateKey)?.Number ?? 0, MostOf(run, clock)))
            yield break;
        var at = run.At(task.NodeId, task.Visit);
        var added = Assignment.Screen(at, run.StageOf(task.NodeId).AssignmentOf(task.Purpose)!, [.. Assignment.Find(at, superior)
            .Where(p => task.Principals.All(t => t.Key != p.Key)).Select(p => p with { Why = "why.escalated" })], []);
        if (added.Principals.IsEmpty)
            yield break;
        yield return new PrincipalsAdded(task.Id, added.Principals) { Excluded = added.Excluded };
        yield return Notified.About("escalated", added.Principals.Select(p => p.Key), task.Id);
    }

    /// <summary>
    /// The due day counted again by the calendar of the step, or by the rules a case is given, with the timers that still wait moved along; the people asked
    /// are told where the day itself moved. Possible facts: DeadlineSet, TimerCancelled, TimerSet, Notified; none where nothing changes.
    /// </summary>
    public static IEnumerable<Fact> Recount(StepRun run, OpenTask task)
    {
        if (task.Paused || task.Due is not { } before || Recounting.Of(run, before, ClockOf(run, task)?.Rule) is not { } after)
            yield break;
        yield return new DeadlineSet(task.Id, after);
        if (after.Day == before.Day)
            yield break;
        foreach (var timer in run.State.Timers.Where(t => t.TaskId == task.Id && t.Count == 0).ToArray())
        {
            yield return new TimerCancelled(timer.Id);
            if (InstantOf(run, task, timer, after) is { } at)
                yield return new TimerSet(timer with { At = at });
        }
        yield return Recounting.Told(run, task.Principals.Select(p => p.Key), task.Id, before, after);
    }

    /// <summary>Null for a reminder whose day has come already: being told that the day moved reminds enough.</summary>
    private static DateTimeOffset? InstantOf(StepRun run, OpenTask task, PendingTimer timer, Deadline due)
    {
        if (timer.Name is not "reminder")
            return run.World.EndOf(due.Day);
        var rule = ClockOf(run, task)?.Before is { Length: > 0 } key ? run.Rule(key) : null;
        return rule is { Term: not null } && LegalClock.Before(due.Day, rule, run.World.Calendar).Day is var day && day > run.Today
            ? run.World.StartOf(day).AddHours(8) : null;
    }

    /// <summary>The next reminder: at 8:00 of the day the pack's T-06 sets, the next working day where it is silent.</summary>
    private static TimerSet Again(StepRun run, OpenTask task, int count)
    {
        var day = run.Rule(ClockSettings.EveryKey) is { Term: not null } every
            ? LegalClock.Due(run.Today, every, run.World.Calendar, run.Rules).Day
            : run.World.Calendar.NextWorkingDay(run.Today);
        return Set(run, task.Id, "reminder", count, run.World.StartOf(day).AddHours(8));
    }

    private static ClockSettings? ClockOf(StepRun run, OpenTask task) => run.StageOf(task.NodeId).AssignmentOf(task.Purpose)?.Clock;

    /// <summary>What the diagram says, else the pack's T-07, else five.</summary>
    private static long MostOf(StepRun run, ClockSettings? clock) =>
        clock is null ? 0 : clock.Most ?? run.Rule(ClockSettings.MostKey)?.Number ?? ClockSettings.MostOtherwise;

    internal static string IdOf(string taskId, string name, int count) => $"{taskId}.{name}{count.ToString(CultureInfo.InvariantCulture)}";

    private static TimerSet Set(StepRun run, string taskId, string name, int count, DateTimeOffset at)
    {
        var task = run.State.Task(taskId)!;
        return new(new PendingTimer(IdOf(taskId, name, count), task.NodeId, task.Visit, name, at)
        {
            TaskId = taskId,
            Count = count,
        });
    }
}
