using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflows.Host.Execution;

namespace Workflows.Host.DueWork;

/// <summary>The room of timers.</summary>
public static class DueWorkServices
{
    public static IServiceCollection AddDueWork(this IServiceCollection services)
    {
        services.TryAddSingleton(WorkerName.OfThisProcess());
        services.AddSingleton<DueWorker>();
        services.AddSingleton<DueTimers>();
        services.AddHostedService<DueWorkLoop>();
        return services;
    }
}

internal sealed class DueWorkLoop(DueWorker worker, CommitSignal signal, TimeProvider clock, ILogger<DueWorkLoop> log) : PollingLoop(signal, clock, log)
{
    protected override Task<int> RunAsync(CancellationToken cancellation) => worker.RunDueAsync(cancellation);
}
