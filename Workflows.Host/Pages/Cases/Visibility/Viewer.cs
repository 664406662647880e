using System.Collections.Immutable;
using Workflows.Engine.State;

namespace Workflows.Host.Pages.Cases.Visibility;

/// <summary>Somebody who looks: who they are, the posts they hold at this instant, and whom they stand in for.</summary>
public sealed record Viewer(string PersonId, ImmutableArray<HeldPost> Posts, ImmutableArray<string> StandsInFor)
{
    /// <summary>The paths of the units whose subtree the viewer audits.</summary>
    public ImmutableArray<string> Audits => [.. Posts.Where(p => p.Post == "auditor").Select(p => p.UnitPath)];

    public bool IsAuditor => !Audits.IsEmpty;

    /// <summary>The keys under which tasks are the viewer's own, not as a substitute.</summary>
    public ImmutableArray<string> OwnPrincipals =>
        [Principal.PersonKey(PersonId), .. Posts.Select(p => Principal.PostKey(p.Post, p.UnitId))];
}

/// <param name="UnitPath">Ids from the root to the unit, each followed by <c>/</c>.</param>
public sealed record HeldPost(string Post, string UnitId, string UnitPath);
