using Workflows.Definitions.Calendars;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Assignments;

/// <summary>
/// Counts deadlines again when a year's days off are published or put right (G-28), or when a case is given other rules. A day that is over stays as it was, and
/// no day moves behind the present one: a notice makes nobody late after the fact.
/// </summary>
public static class Recounting
{
    /// <summary>The deadline by the calendar of the step, and by the rules a case is just given; null where it is over or nothing about it changes.</summary>
    /// <param name="key">The parameter that set it; null or empty where that is not known: then only the calendar counts.</param>
    public static Deadline? Of(StepRun run, Deadline deadline, string? key)
    {
        if (deadline.Day < run.Today)
            return null;
        var again = run.Command is ApplyRules && key is { Length: > 0 } && run.Rule(key) is { SetsDay: true } rule
            ? LegalClock.Again(deadline, rule, run.World.Calendar, run.Rules, run.Today)
            : LegalClock.Again(deadline, run.World.Calendar);
        return again.Day < run.Today || Same(deadline, again) ? null : again;
    }

    /// <summary>The mail to those whose day moved, with the document the calendar changed by.</summary>
    public static Notified Told(StepRun run, IEnumerable<string> to, string taskId, Deadline before, Deadline after) =>
        Notified.About("deadlineMoved", to, taskId,
            ("from", Text(before.Day)), ("to", Text(after.Day)), ("source", (run.Command as CountAgain)?.Source ?? ""));

    private static bool Same(Deadline a, Deadline b) =>
        a.Day == b.Day && a.Pack == b.Pack && a.Term == b.Term && a.Provisional == b.Provisional && a.Cells.AsSpan().SequenceEqual(b.Cells.AsSpan());

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
