using Workflows.Definitions.Model;

namespace Workflows.Stages;

/// <summary>
/// Where a case may be sent back to (退回): user tasks visited before, while nothing else runs beside, from which one token
/// alone comes here again. That leaves out the inside of parallel work, whose join would wait for ever, and what lies ahead.
/// </summary>
public static class ReturnTargets
{
    /// <summary>Ids of the nodes, latest first. Empty inside parallel work.</summary>
    public static ImmutableArray<string> Of(ExecutableProcess process, ProcessInstance instance, string from) =>
        instance.Active.Length != 1 || !instance.Arrived.IsEmpty ? [] :
        [
            .. instance.Past.Reverse()
                .Where(p => p.NodeId != from && !p.Actors.IsEmpty && process.Model.Node(p.NodeId) is UserTask && LeadsTo(process.Model, p.NodeId, from))
                .Select(p => p.NodeId),
        ];

    /// <summary>True where a token at one node may come to the other; a join lets through what reaches all its flows.</summary>
    private static bool LeadsTo(ProcessModel model, string node, string to)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var flows = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Queue<string>([node]);
        while (ahead.TryDequeue(out var at))
        {
            if (!reached.Add(at))
                continue;
            foreach (var flow in model.OutgoingOf(model.Node(at)).Concat(model.BoundariesOf(at).SelectMany(model.OutgoingOf)))
            {
                flows.Add(flow.Id);
                if (model.Node(flow.Target) is not ParallelGateway join || join.Incoming.All(flows.Contains))
                    ahead.Enqueue(flow.Target);
            }
        }
        return reached.Contains(to);
    }

    internal static Rejection? Refuse(StageRun run, AnswerTask answer) =>
        Words.RefuseShort(answer)
        ?? (Of(run.Step.Process, run.State, run.NodeId).Contains(answer.ReturnTo) ? null : new Rejection("stages.cannotReturnThere"));
}

/// <summary>Reasons have to be given in words.</summary>
internal static class Words
{
    public static Rejection? RefuseShort(AnswerTask answer) =>
        answer.Words.Trim().Length >= 5 ? null : new Rejection("engine.reasonMissing");
}
