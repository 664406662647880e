using Workflows.Definitions.Calendars;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Assignments;

/// <summary>
/// Counts deadlines again when a year's days off are published or put right (G-28). A day that is over stays as it was, and
/// no day moves behind the present one: a notice makes nobody late after the fact.
/// </summary>
public static class Recounting
{
    /// <summary>The deadline by the calendar of the step; null where it is over or nothing about it changes.</summary>
    public static Deadline? Of(StepRun run, Deadline deadline)
    {
        if (deadline.Day < run.Today)
            return null;
        var again = LegalClock.Again(deadline, run.World.Calendar);
        return again.Day < run.Today || Same(deadline, again) ? null : again;
    }

    /// <summary>The mail to those whose day moved, with the document the calendar changed by.</summary>
    public static Notified Told(StepRun run, IEnumerable<string> to, string taskId, Deadline before, Deadline after) =>
        Notified.About("deadlineMoved", to, taskId,
            ("from", Text(before.Day)), ("to", Text(after.Day)), ("source", (run.Command as RecomputeDeadlines)?.Source ?? ""));

    private static bool Same(Deadline a, Deadline b) =>
        a.Day == b.Day && a.Provisional == b.Provisional && a.Cells.AsSpan().SequenceEqual(b.Cells.AsSpan());

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
