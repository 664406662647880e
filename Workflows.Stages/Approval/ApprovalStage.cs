namespace Workflows.Stages.Approval;

/// <summary>A decision by people: approve, reject, abstain, return (approvals.md §1).</summary>
public sealed class ApprovalStage : StageKind
{
    public override string Name => "approval";

    public override StageBehaviour Bind(StageSettings settings) => new ApprovalBehaviour(ApprovalSettings.Read(settings));
}

/// <summary>Settings other rooms read: the question asked and what a rejection leads to.</summary>
public interface IApproval
{
    ApprovalSettings Settings { get; }

    /// <summary>How the answers of the visit a task belongs to stand.</summary>
    Tally TallyOf(ProcessInstance instance, OpenTask task);
}
