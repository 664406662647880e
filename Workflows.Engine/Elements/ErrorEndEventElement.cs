using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// Error end event: "a named Error should be generated" and "all currently active threads in the particular Sub-Process are
/// terminated"; the error "will be caught by a Catch Error … on the boundary of the nearest enclosing parent Activity" (BPMN
/// 2.0.2 §10.5.3, table 10.88). On one sub-process an event that names the code comes before one that catches everything. The
/// specification leaves open what an uncaught error does; here the token stops with an incident, so that no case is lost.
/// </summary>
internal static class ErrorEndEventElement
{
    public static IEnumerable<Fact> Enter(StepRun run, ErrorEndEvent end, string? scope)
    {
        if (Catch(run, end, scope) is not var (sub, caught))
        {
            foreach (var fact in run.Stop(end, scope, Incidents.ErrorUncaught))
                yield return fact;
            yield break;
        }
        yield return new NodePassed(end.Id);
        yield return new ErrorThrown(end.Id, end.ErrorCode, caught.Id);
        foreach (var fact in run.Cancel(sub))
            yield return fact;
        yield return new NodePassed(caught.Id);
        foreach (var fact in run.TakeAll(caught, sub.Scope))
            yield return fact;
    }

    private static (ActiveNode Sub, ErrorBoundaryEvent Caught)? Catch(StepRun run, ErrorEndEvent end, string? scope)
    {
        foreach (var sub in run.State.Outwards(scope).Select(run.State.VisitOf).OfType<ActiveNode>())
            if (run.Process.Model.CatchOn(sub.NodeId, end.ErrorCode) is { } caught)
                return (sub, caught);
        return null;
    }
}
