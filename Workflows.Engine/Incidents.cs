namespace Workflows.Engine;

/// <summary>
/// Why a node cannot go on by itself. A stopped node has nothing in the open: an administrator lets it try again
/// (<see cref="RetryIncident"/>), moves its token (<see cref="MoveToken"/>) or cancels the case. Stages have reasons of their own.
/// </summary>
public static class Incidents
{
    public const string NoFlowChosen = "engine.noFlowChosen";
    public const string JoinWaitsForEver = "engine.joinWaitsForEver";
    public const string ErrorUncaught = "engine.errorUncaught";
    public const string TimerWithoutInstant = "engine.timerWithoutInstant";

    internal static Rejection? RefuseUnlessStopped(StepRun run, string nodeId, int visit) =>
        run.State.ActiveAt(nodeId, visit) is { Incident: not "" } ? null : new("engine.nothingStopped");
}
