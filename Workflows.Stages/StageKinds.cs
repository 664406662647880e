using Workflows.Stages.Approval;
using Workflows.Stages.Disbursement;
using Workflows.Stages.Document;
using Workflows.Stages.Notify;
using Workflows.Stages.PublicNotice;
using Workflows.Stages.RegisterEntry;
using Workflows.Stages.Reservation;
using Workflows.Stages.Task;

namespace Workflows.Stages;

/// <summary>The kinds of stage shipped. A new kind is a folder here and a line below.</summary>
public static class StageKinds
{
    public static StageCatalog Shipped { get; } = new(
        new TaskStage(),
        new ApprovalStage(),
        new PublicNoticeStage(),
        new ReservationStage(),
        new DisbursementStage(),
        new RegisterEntryStage(),
        new NotifyStage(),
        new DocumentStage());
}
