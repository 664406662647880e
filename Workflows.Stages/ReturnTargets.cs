using Workflows.Definitions.Model;

namespace Workflows.Stages;

/// <summary>
/// Where a case may be sent back to (退回): user tasks visited before, while nothing else runs beside in the scopes the token
/// would come out of, from which one token alone comes here again. That leaves out the inside of parallel work, whose join would
/// wait for ever, and what lies ahead. Sub-processes are left and entered again on the way.
/// </summary>
public static class ReturnTargets
{
    /// <summary>Ids of the nodes, latest first. Empty inside parallel work.</summary>
    public static ImmutableArray<string> Of(ExecutableProcess process, ProcessInstance instance, string from, int visit) =>
    [
        .. Behind(process.Model, instance, from).Where(past =>
            Journey.Of(process.Model, instance, instance.ActiveAt(from, visit)?.Scope, past).IsAloneOn(instance)),
    ];

    /// <summary>User tasks answered before from which a token comes here again, latest first, whatever runs beside.</summary>
    private static IEnumerable<string> Behind(ProcessModel model, ProcessInstance instance, string from) => instance.Past.Reverse()
        .Where(p => p.NodeId != from && !p.Actors.IsEmpty && model.Node(p.NodeId) is UserTask && LeadsTo(model, p.NodeId, from))
        .Select(p => p.NodeId);

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
            flows.UnionWith(model.FlowsFrom(at).Select(f => f.Id));
            foreach (var next in model.After(at))
                if (model.Node(next) is not ParallelGateway join || join.Incoming.All(flows.Contains))
                    ahead.Enqueue(next);
        }
        return reached.Contains(to);
    }

    internal static Rejection? Refuse(StageRun run, AnswerTask answer) =>
        Words.RefuseShort(answer)
        ?? (Of(run.Step.Process, run.State, run.NodeId, run.Visit).Contains(answer.ReturnTo) ? null
            : Behind(run.Step.Process.Model, run.State, run.NodeId).Contains(answer.ReturnTo) ? new Rejection("stages.cannotReturnBeside")
            : new Rejection("stages.cannotReturnThere"));
}

/// <summary>Reasons have to be given in words.</summary>
internal static class Words
{
    public static Rejection? RefuseShort(AnswerTask answer) =>
        answer.Words.Trim().Length >= 5 ? null : new Rejection("engine.reasonMissing");
}
