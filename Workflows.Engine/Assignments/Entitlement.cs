using System.Collections.Immutable;

namespace Workflows.Engine.Assignments;

/// <summary>
/// Whether somebody may answer a task at this instant: holds the post now, is named, or stands in for one who is, and
/// neither of the two is barred – by the task, or by what is true now.
/// </summary>
public static class Entitlement
{
    internal static Rejection? Refuse(StepRun run, OpenTask task, Actor actor)
    {
        if (run.State.Guest(actor.PersonId) is { DismissedAt: not null })
            return new("engine.guestDismissed");
        if (RefuseActor(run, actor) is { } ended)
            return ended;
        if (task.Excluded.FirstOrDefault(e => actor.Persons.Contains(e.PersonId)) is { } excluded)
            return new(excluded.Reason);
        if (task.Claim is { } claim && claim.PersonId != actor.Principal)
            return new("engine.claimedMeanwhile", ("who", run.World.Directory.NameOf(claim.PersonId)), ("at", run.World.LocalTime(claim.At)));
        if (!task.Principals.Any(p => PersonsBehind(run.World.Directory, p).Contains(actor.Principal)))
            return new("engine.notEntitled");
        var settings = run.StageOf(task.NodeId).AssignmentOf(task.Purpose);
        return actor.Persons.Select(p => Exclusions.Against(run, settings, task.Principals, p)).OfType<string>().FirstOrDefault() is { } reason
            ? new(reason) : null;
    }

    /// <summary>Nobody acts as what they are not: a substitute's term must run, and a post that is named be held now by whose right is used.</summary>
    public static Rejection? RefuseActor(StepRun run, Actor actor) =>
        actor.OnBehalfOf is not "" && !run.World.Directory.StandsInFor(actor.PersonId, actor.OnBehalfOf)
            ? new("engine.substituteEnded", ("name", run.World.Directory.NameOf(actor.OnBehalfOf)))
        : actor.AsPost is not "" && !PersonsBehind(run.World.Directory, new Principal($"post:{actor.AsPost}", "")).Contains(actor.Principal)
            ? new("engine.postNotHeld", ("name", run.World.Directory.NameOf(actor.Principal)))
        : null;

    /// <summary>Those who may answer a task now, barred ones left out, each once and in the order of its principals. Substitutes and a claim are not looked at.</summary>
    public static ImmutableArray<string> Holders(IDirectory directory, OpenTask task) =>
        [.. task.Principals.SelectMany(p => PersonsBehind(directory, p)).Except(task.Excluded.Select(e => e.PersonId), StringComparer.Ordinal)];

    /// <summary>The persons a principal means now.</summary>
    public static ImmutableArray<string> PersonsBehind(IDirectory directory, Principal principal)
    {
        if (principal.Key.StartsWith("person:", StringComparison.Ordinal))
            return [principal.Key["person:".Length..]];
        if (principal.IsGuestRole)
            return [];
        var at = principal.Key.LastIndexOf('@');
        return at < 0 ? [] : [.. directory.Holders(principal.Key["post:".Length..at], principal.Key[(at + 1)..]).Select(p => p.Id)];
    }
}
