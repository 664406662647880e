using Workflows.Definitions.Model;

namespace Workflows.Stages;

/// <summary>Where a case may be sent back to (退回): user tasks visited before, while nothing else runs beside.</summary>
public static class ReturnTargets
{
    /// <summary>Ids of the nodes, latest first. Empty inside parallel work.</summary>
    public static ImmutableArray<string> Of(ExecutableProcess process, ProcessInstance instance, string from) =>
        instance.Active.Length != 1 || !instance.Arrived.IsEmpty ? [] :
        [
            .. instance.Past.Reverse()
                .Where(p => p.NodeId != from && !p.Actors.IsEmpty && process.Model.Node(p.NodeId) is UserTask)
                .Select(p => p.NodeId),
        ];

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
