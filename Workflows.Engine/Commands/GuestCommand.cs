using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>Something done about one guest of the case.</summary>
public abstract record GuestCommand : Command
{
    public required string GuestId { get; init; }

    internal sealed override Rejection? Refuse(StepRun run) =>
        run.State.Guest(GuestId) is not { } guest ? new Rejection("engine.guestUnknown")
        : guest.DismissedAt is not null ? new Rejection("engine.guestDismissed")
        : RefuseAbout(run, guest);

    private protected abstract Rejection? RefuseAbout(StepRun run, CaseGuest guest);
}

/// <summary>Takes a guest's access back at once, also where the case has ended. Facts: GuestDismissed.</summary>
[StoredName("dismissGuest", 1)]
public sealed record DismissGuest : GuestCommand
{
    /// <summary>Why, for the record; may be empty.</summary>
    public string Words { get; init; } = "";

    private protected override Rejection? RefuseAbout(StepRun run, CaseGuest guest) =>
        GuestRights.MayDismiss(run.State, run.World.Directory, guest, Actor.Principal) ? null : new Rejection("engine.mayNotDismiss");

    internal override IEnumerable<Fact> Decide(StepRun run) => [new GuestDismissed(GuestId, Actor.PersonId, At)];
}

/// <summary>Sends the guest a new link. Facts: Notified.</summary>
[StoredName("remindGuest", 1)]
public sealed record RemindGuest : GuestCommand
{
    private protected override Rejection? RefuseAbout(StepRun run, CaseGuest guest) =>
        !run.State.Admits(guest, At) ? Rejection.OfEnded(run)
        : GuestRights.MayInvite(run.State, run.World.Directory, Actor.Principal) ? null : new Rejection("engine.mayNotInvite");

    internal override IEnumerable<Fact> Decide(StepRun run) => [Notified.About("guestInvited", [Principal.PersonKey(GuestId)])];
}

/// <summary>A guest whose role is asked for it says what they think, signed by a code. Facts: GuestOpinionGiven, Notified to the inviter.</summary>
[StoredName("giveGuestOpinion", 1)]
public sealed record GiveGuestOpinion : GuestCommand
{
    public required string Words { get; init; }

    /// <summary>SHA-256 of what shows how it was signed, kept as evidence.</summary>
    public required string Evidence { get; init; }

    private protected override Rejection? RefuseAbout(StepRun run, CaseGuest guest) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : Actor.PersonId != GuestId || run.Process.Model.Case.Guests.GetValueOrDefault(guest.Role) is not { AsksOpinion: true } ? new Rejection("engine.actNotAllowed")
        : Words.Trim() is "" ? new Rejection("engine.reasonMissing")
        : null;

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        yield return new GuestOpinionGiven(GuestId, Words);
        yield return Notified.About("guestOpinion", [Principal.PersonKey(run.State.Guest(GuestId)!.InvitedBy)], "", ("words", Words));
    }
}
