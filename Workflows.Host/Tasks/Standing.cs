using Workflows.Engine.Assignments;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Engine.World;

namespace Workflows.Host.Tasks;

/// <summary>As what a person answers a task – by name, by post, for somebody else – and which principal makes it theirs.</summary>
public sealed record Standing(Actor Actor, Principal Principal)
{
    /// <summary>
    /// By name before by post before as a substitute; null where nothing makes the task theirs, or somebody else took it. Bars are
    /// the engine's to tell.
    /// </summary>
    public static Standing? Of(IDirectory directory, OpenTask task, string person) =>
        Own(directory, task, person).Concat(ForOthers(directory, task, person))
            .FirstOrDefault(s => task.Claim is not { } claim || claim.PersonId == s.Actor.Principal);

    /// <summary>Whether the task lies before the person, be it that somebody else took it.</summary>
    public static bool IsLaidBefore(IDirectory directory, OpenTask task, string person) => Of(directory, task with { Claim = null }, person) is not null;

    private static IEnumerable<Standing> Own(IDirectory directory, OpenTask task, string person) => task.Principals
        .Where(p => Entitlement.PersonsBehind(directory, p).Contains(person))
        .OrderBy(p => PostOf(p).Length > 0)
        .Select(p => new Standing(new Actor(person, PostOf(p)), p));

    private static IEnumerable<Standing> ForOthers(IDirectory directory, OpenTask task, string person) => task.Principals
        .SelectMany(p => Entitlement.PersonsBehind(directory, p), (principal, behind) => (principal, behind))
        .Where(p => p.behind != person && directory.StandsInFor(person, p.behind))
        .Select(p => new Standing(new Actor(person, PostOf(p.principal), p.behind), p.principal));

    /// <summary><c>street.chair@unit</c> of a principal that is a post; empty for a person.</summary>
    private static string PostOf(Principal principal) =>
        principal.Key.StartsWith("post:", StringComparison.Ordinal) ? principal.Key["post:".Length..] : "";
}
