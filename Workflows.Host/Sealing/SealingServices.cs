using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Workflows.Host.Sealing;

/// <summary>The room of encrypted values.</summary>
public static class SealingServices
{
    public static IServiceCollection AddSealing(this IServiceCollection services, MasterKey master)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(master);
        services.AddSingleton<Sealer>();
        return services;
    }
}
