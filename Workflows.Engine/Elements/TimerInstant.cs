using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Model;

namespace Workflows.Engine.Elements;

/// <summary>The instant a timer definition means, counted from the command's.</summary>
internal static class TimerInstant
{
    /// <summary>A timer further away than a hundred years is a fault of the diagram.</summary>
    private const int LongestMonths = 1_200;
    private const long LongestTicks = 36_525 * TimeSpan.TicksPerDay;

    /// <summary>Null where rule or expression give no instant. A rule's term ends with its last day (G-16).</summary>
    public static DateTimeOffset? Of(StepRun run, TimerDefinition timer) =>
        timer.Rule is { } rule ? OfRule(run, rule) : run.Evaluate(timer.Duration ?? timer.Date ?? "null") switch
        {
            FeelDaysDuration duration when Int128.Abs(duration.Nanoseconds / 100) < LongestTicks =>
                run.Command.At + TimeSpan.FromTicks((long)(duration.Nanoseconds / 100)),
            FeelYearsDuration { Months: > -LongestMonths and < LongestMonths } months => run.World.StartOf(run.Today.AddMonths((int)months.Months)) + (run.Command.At - run.World.StartOf(run.Today)),
            FeelDate date => run.World.StartOf(date.Value),
            FeelDateTime dateTime => dateTime.ToInstant() ?? run.World.StartOf(dateTime.Date),
            _ => null,
        };

    private static DateTimeOffset? OfRule(StepRun run, string rule) =>
        run.Rule(rule) is { SetsDay: true } parameter
            ? run.World.EndOf(LegalClock.Due(run.Today, parameter, run.World.Calendar, run.Rules).Day)
            : null;
}
