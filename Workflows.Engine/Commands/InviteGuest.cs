using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// Invites somebody without a post to the case in one role of the process. Tasks that wait for a guest of the role are theirs
/// from then on. Facts: GuestInvited, PrincipalsAdded, Notified. Name and address are the host's to keep.
/// </summary>
[StoredName("inviteGuest", 1)]
public sealed record InviteGuest : Command
{
    public const int MostGuests = 30;

    public required string GuestId { get; init; }

    /// <summary>Key of a role the process names.</summary>
    public required string Role { get; init; }

    /// <summary>Whom they speak for; empty where only for themselves.</summary>
    public string Organization { get; init; } = "";

    internal override Rejection? Refuse(StepRun run) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : Entitlement.RefuseActor(run, Actor) is { } ended ? ended
        : !run.Process.Model.Case.Guests.ContainsKey(Role) ? new Rejection("engine.guestRoleUnknown")
        : !GuestRights.MayInvite(run.State, run.World.Directory, Actor.Principal) ? new Rejection("engine.mayNotInvite")
        : run.State.Guest(GuestId) is not null ? new Rejection("engine.guestKnown")
        : run.State.Guests?.Length >= MostGuests ? new Rejection("engine.tooManyGuests", ("most", MostGuests))
        : null;

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        yield return new GuestInvited(new(GuestId, Role, Organization, Actor.PersonId, At));
        foreach (var task in run.State.Tasks.Where(t => t.Principals.Any(p => p.Key == Principal.GuestKey(Role))).ToArray())
            yield return new PrincipalsAdded(task.Id, [Principal.Person(GuestId, Principal.WhyGuest)]);
        yield return Notified.About("guestInvited", [Principal.PersonKey(GuestId)]);
    }
}
