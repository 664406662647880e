using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Engine.State;
using Workflows.Engine.World;

namespace Workflows.Host.World;

/// <summary>Worlds for pages: previews of approvers, due days and decisions ask the same questions a step would.</summary>
public sealed class Worlds
{
    private readonly WorldMaker _maker;
    private readonly IDbContextFactory<WorkflowsContext> _contexts;

    internal Worlds(WorldMaker maker, IDbContextFactory<WorkflowsContext> contexts) => (_maker, _contexts) = (maker, contexts);

    /// <summary>Asks within a world as of an instant; the connection is given back when <paramref name="ask"/> has answered.</summary>
    public async Task<T> AskAsync<T>(DateTimeOffset at, ProcessInstance? instance, Func<IWorld, T> ask, CancellationToken cancellation)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellation);
        return ask(await _maker.MakeAsync(context, at, instance, cancellation));
    }
}
