using System.Collections.Immutable;

namespace Workflows.Engine.Assignments;

/// <summary>Whether somebody may answer a task at this instant: holds the post now, is named, or stands in for one who is.</summary>
public static class Entitlement
{
    internal static Rejection? Refuse(StepRun run, OpenTask task, Actor actor)
    {
        var directory = run.World.Directory;
        var principal = actor.OnBehalfOf is "" ? actor.PersonId : actor.OnBehalfOf;
        if (actor.OnBehalfOf is not "" && !directory.StandsInFor(actor.PersonId, actor.OnBehalfOf))
            return new("engine.substituteEnded", ("name", directory.NameOf(actor.OnBehalfOf)));
        foreach (var person in new[] { principal, actor.PersonId })
            if (task.Excluded.FirstOrDefault(e => e.PersonId == person) is { } barred)
                return new(barred.Reason);
        if (run.State.Parties.Any(party => party == actor.PersonId || directory.AreNearRelatives(party, actor.PersonId))
            && !task.Principals.Any(p => p.Key == Principal.PersonKey(actor.PersonId) && p.Why is "why.starter"))
            return new("barred.relative");
        return task.Principals.Any(p => PersonsBehind(directory, p).Contains(principal)) ? null : new("engine.notEntitled");
    }

    /// <summary>The persons a principal means now.</summary>
    public static ImmutableArray<string> PersonsBehind(IDirectory directory, Principal principal)
    {
        if (principal.Key.StartsWith("person:", StringComparison.Ordinal))
            return [principal.Key["person:".Length..]];
        var at = principal.Key.LastIndexOf('@');
        return at < 0 ? [] : [.. directory.Holders(principal.Key["post:".Length..at], principal.Key[(at + 1)..]).Select(p => p.Id)];
    }
}
