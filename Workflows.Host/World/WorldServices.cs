using Microsoft.EntityFrameworkCore;
using Workflows.Data;

namespace Workflows.Host.World;

/// <summary>The room of what steps read besides their case.</summary>
public static class WorldServices
{
    public static IServiceCollection AddWorld(this IServiceCollection services)
    {
        services.AddSingleton<WorldCaches>();
        services.AddSingleton<WorldRules>();
        services.AddSingleton<WorldMaker>();
        services.AddSingleton(p => new Worlds(p.GetRequiredService<WorldMaker>(), p.GetRequiredService<IDbContextFactory<WorkflowsContext>>()));
        return services;
    }
}
