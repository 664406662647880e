namespace Workflows.Host.Processes;

/// <summary>The room where packages are taken in and released. Expects the rooms of data, execution and the system journal.</summary>
public static class ProcessServices
{
    public static IServiceCollection AddProcesses(this IServiceCollection services) => services
        .AddSingleton<ReleaseChecks>()
        .AddSingleton<PackageIntake>()
        .AddSingleton<Releases>()
        .AddScoped<ProcessBook>();
}
