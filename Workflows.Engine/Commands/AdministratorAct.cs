using Workflows.Engine.Assignments;

namespace Workflows.Engine.Commands;

/// <summary>
/// An act on a case that its people cannot take further, by somebody who holds the post <c>administrator</c> at the case's unit
/// or above it now. It needs a reason in words, which stays in the record. Parties and their near relatives are barred
/// (G-44), as from every other act.
/// </summary>
public abstract record AdministratorAct : Command
{
    /// <summary>Why it is done, at least 5 characters.</summary>
    public required string Words { get; init; }

    internal sealed override Rejection? Refuse(StepRun run) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : Entitlement.RefuseActor(run, Actor) is { } ended ? ended
        : !run.World.Directory.IsAdministrator(Actor.Principal, run.State.UnitId) ? new Rejection("engine.onlyAdministrators")
        : Actor.Persons.Select(p => Exclusions.Against(run, null, [], p)).OfType<string>().FirstOrDefault() is { } barred ? new Rejection(barred)
        : Words.Trim().Length < 5 ? new Rejection("engine.reasonMissing")
        : RefuseAct(run);

    /// <summary>Why this act is not possible now, whoever asks.</summary>
    internal abstract Rejection? RefuseAct(StepRun run);
}
