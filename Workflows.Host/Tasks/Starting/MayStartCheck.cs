using Workflows.Host.Identity;

namespace Workflows.Host.Tasks.Starting;

/// <summary><see cref="Relation.MayStart"/>: at any unit; at which one, the page asks.</summary>
public sealed class MayStartCheck(StartDesk desk) : IRelationCheck
{
    public Relation Relation => Relation.MayStart;

    public string Parameter => "package";

    public async Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation) =>
        await desk.FindAsync(id, null, cancellation) is not null;
}
