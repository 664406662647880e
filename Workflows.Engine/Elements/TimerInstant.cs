using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Model;

namespace Workflows.Engine.Elements;

/// <summary>The instant a timer definition means, counted from the command's.</summary>
internal static class TimerInstant
{
    /// <summary>Null where rule or expression give no instant. A rule's term ends with its last day (G-16).</summary>
    public static DateTimeOffset? Of(StepRun run, TimerDefinition timer) =>
        timer.Rule is { } rule ? OfRule(run, rule) : run.Evaluate(timer.Duration ?? timer.Date ?? "null") switch
        {
            FeelDaysDuration duration => run.Command.At + TimeSpan.FromTicks((long)(duration.Nanoseconds / 100)),
            FeelDate date => run.World.StartOf(date.Value),
            FeelDateTime dateTime => dateTime.ToInstant() ?? run.World.StartOf(dateTime.Date),
            _ => null,
        };

    private static DateTimeOffset? OfRule(StepRun run, string rule) =>
        run.Rules.Find(rule, run.Today) is { Term: not null } parameter
            ? run.World.EndOf(LegalClock.Due(run.Today, parameter, run.World.Calendar, run.Rules).Day)
            : null;
}
