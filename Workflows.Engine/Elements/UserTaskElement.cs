using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>User task: work done by people "with the assistance of a software application" (BPMN 2.0.2 §10.3.3), as its stage says.</summary>
internal static class UserTaskElement
{
    public static IEnumerable<Fact> Enter(StepRun run, UserTask task, string? scope) => StagedActivity.Enter(run, task, scope);
}

/// <summary>Service task: work of a stage that asks nobody (BPMN 2.0.2 §10.3.3).</summary>
internal static class ServiceTaskElement
{
    public static IEnumerable<Fact> Enter(StepRun run, ServiceTask task, string? scope) => StagedActivity.Enter(run, task, scope);
}

/// <summary>The life of an activity with a stage: it is entered, its boundary timers are armed, its stage begins (§13.3.2).</summary>
internal static class StagedActivity
{
    public static IEnumerable<Fact> Enter(StepRun run, Activity activity, string? scope)
    {
        var visit = run.NextVisit(activity.Id);
        yield return new NodeEntered(activity.Id, visit, run.Command.At) { Scope = scope };
        foreach (var fact in TimerBoundary.Arm(run, activity.Id, visit))
            yield return fact;
        if (run.State.ActiveAt(activity.Id, visit)!.Incident is not "")
            yield break;
        foreach (var fact in run.StageOf(activity.Id).Enter(run.At(activity.Id, visit)))
            yield return fact;
    }
}
