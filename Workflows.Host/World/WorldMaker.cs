using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Sealing;
using Workflows.Host.Web;

namespace Workflows.Host.World;

/// <summary>Prepares the world a step or a page asks: as of an instant, on a connection of the caller's.</summary>
internal sealed class WorldMaker(WorldCaches caches, WorldRules rules, Sealer sealer, InstallationInfo installation)
{
    /// <summary>The pack where no region is named.</summary>
    public const string NationalPack = "cn";

    /// <param name="instance">The case as it stands; null before it begins and outside cases.</param>
    public async Task<DatabaseWorld> MakeAsync(
        WorkflowsContext context, DateTimeOffset at, ProcessInstance? instance, CancellationToken cancellation) =>
        Make(context, await StampAsync(context, cancellation), at, instance);

    /// <summary>The same where the caller has just read the stamp.</summary>
    public DatabaseWorld Make(WorkflowsContext context, Guid stamp, DateTimeOffset at, ProcessInstance? instance)
    {
        var cache = caches.Of(stamp);
        var directory = new DatabaseDirectory(context, cache, at, instance?.PackageName, instance?.AmountFen);
        return new DatabaseWorld(context, cache, directory, rules, sealer, installation.Zone, at);
    }

    public async Task<WorldCache> CacheAsync(WorkflowsContext context, CancellationToken cancellation) =>
        caches.Of(await StampAsync(context, cancellation));

    private static Task<Guid> StampAsync(WorkflowsContext context, CancellationToken cancellation) =>
        context.WorldStamp.AsNoTracking().Select(s => s.Stamp).SingleAsync(cancellation);
}
