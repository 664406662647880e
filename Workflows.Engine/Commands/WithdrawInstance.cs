using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// The starter takes the case back (撤回): possible until a payment has been made. Reserved amounts are released and
/// everybody who held a task is told.
/// </summary>
[StoredName("withdrawInstance", 1)]
public sealed record WithdrawInstance : Command
{
    public string Words { get; init; } = "";

    internal override Rejection? Refuse(StepRun run) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : Actor.Principal != run.State.Responsible ? new Rejection("engine.onlyStarterWithdraws")
        : Entitlement.RefuseActor(run, Actor) is { } ended ? ended
        : !run.State.AmountsPaid.IsEmpty ? new Rejection("engine.paidAlready")
        : run.State.Active.Where(a => run.Process.Stages.ContainsKey(a.NodeId))
            .Select(a => run.StageOf(a.NodeId).RefuseWithdrawal(run.At(a.NodeId, a.Visit))).OfType<Rejection>().FirstOrDefault();

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        var told = run.State.Tasks.SelectMany(t => t.Principals).Select(p => p.Key).Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var fact in run.End("withdrawn", Words))
            yield return fact;
        yield return Notified.About("withdrawn", told);
    }
}
