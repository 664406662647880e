using Workflows.Definitions;
using Workflows.Host.Tasks;
using Workflows.Stages.Approval;

namespace Workflows.Host.Stages.Approval;

/// <summary>How the answers of a stage that counts stand, and how many are needed, in one sentence.</summary>
public static class CountWords
{
    /// <summary>Null where the stage does not count.</summary>
    public static string? Of(TaskView task)
    {
        if (task.Settings<IApproval>() is not { Settings.Counting: { } counting } approval || approval.TallyOf(task.State, task.Task) is not { } tally) return null;
        return task.Reader.T("tasks.ask.count", ("all", tally.All), ("share", Share(task, counting.Share)), ("needed", counting.Share.Fewest(tally.All)),
            ("yes", tally.Approving), ("no", tally.Rejecting), ("abstained", tally.Abstaining), ("open", tally.Open));
    }

    private static string Share(TaskView task, Threshold share) =>
        task.Reader.T(share.Bound is Bound.AtLeast ? "tasks.ask.count.atLeast" : "tasks.ask.count.moreThan", ("share", $"{share.Numerator}/{share.Denominator}"));
}
