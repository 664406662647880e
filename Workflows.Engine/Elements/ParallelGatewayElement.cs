using Workflows.Definitions.Model;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Elements;

/// <summary>
/// Parallel gateway: "activated if there is at least one token on each incoming" flow; it consumes one of each and produces
/// one on each outgoing (BPMN 2.0.2 §13.4.1). Excess tokens stay and wait for the next activation.
/// </summary>
internal static class ParallelGatewayElement
{
    /// <summary>A token reaches a gateway that joins.</summary>
    public static IEnumerable<Fact> Arrive(StepRun run, ParallelGateway gateway, SequenceFlow flow, string? scope)
    {
        yield return new TokenArrived(flow.Id) { Scope = scope };
        foreach (var fact in Activate(run, gateway, scope))
            yield return fact;
    }

    /// <summary>Goes on where a token waits on each incoming flow.</summary>
    public static IEnumerable<Fact> Activate(StepRun run, ParallelGateway gateway, string? scope)
    {
        if (!gateway.Incoming.All(run.State.ArrivedIn(scope).ContainsKey))
            yield break;
        yield return new TokensJoined(gateway.Id, gateway.Incoming) { Scope = scope };
        foreach (var fact in Enter(run, gateway, scope))
            yield return fact;
    }

    public static IEnumerable<Fact> Enter(StepRun run, ParallelGateway gateway, string? scope)
    {
        yield return new NodePassed(gateway.Id);
        foreach (var flow in gateway.Outgoing)
            yield return new FlowTaken(flow) { Scope = scope };
    }
}
