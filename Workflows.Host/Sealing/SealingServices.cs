using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflows.Host.Evidence;

namespace Workflows.Host.Sealing;

/// <summary>The room of encrypted values.</summary>
public static class SealingServices
{
    public static IServiceCollection AddSealing(this IServiceCollection services, MasterKey master)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(master);
        services.AddSingleton<Sealer>();
        services.AddSingleton<EvidenceStore>();
        return services;
    }
}
