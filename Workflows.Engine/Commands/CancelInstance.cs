using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// An administrator ends a case that is not to go on (取消): purpose – outcome <c>cancelled</c>; facts – what is set aside is
/// released, everything open is broken off, InstanceEnded, and the starter and everybody who was asked are told with the
/// reason. What has been paid stays paid.
/// </summary>
[StoredName("cancelInstance", 1)]
public sealed record CancelInstance : AdministratorAct
{
    internal override Rejection? RefuseAct(StepRun run) => null;

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        var told = run.State.Tasks.SelectMany(t => t.Principals).Select(p => p.Key).Append(Principal.PersonKey(run.State.Responsible))
            .Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var fact in run.End("cancelled", Words))
            yield return fact;
        yield return Notified.About("cancelled", told, "", ("words", Words));
    }
}
