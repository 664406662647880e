using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflows.Data;
using Workflows.Engine.Journal;
using Workflows.Engine.Stages;
using Workflows.Host.Figures;
using Workflows.Host.Ledgers;
using Workflows.Host.Registers;
using Workflows.Host.Webhooks;
using Workflows.Host.World;
using Workflows.Stages;

namespace Workflows.Host.Execution;

/// <summary>The room where commands are run and saved.</summary>
public static class ExecutionServices
{
    public static IServiceCollection AddExecution(this IServiceCollection services)
    {
        services.TryAddSingleton(StageKinds.Shipped);
        services.TryAddSingleton(p => new JournalJson(new StoredTypes(
            p.GetRequiredService<StageCatalog>().Kinds.Select(k => k.GetType().Assembly).Distinct())));
        services.AddSingleton<PackageStore>();
        services.AddSingleton<Deployments>();
        services.AddSingleton<InstanceStore>();
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<LedgerQuery>();
        services.AddSingleton<RegisterQuery>();
        services.AddSingleton<TaskProjection>();
        services.AddSingleton<TimerProjection>();
        services.AddSingleton<CaseProjection>();
        services.AddHostedService<SearchFilling>();
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<RegisterWriter>();
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<EffectWriter, CopyWriter>();
        services.AddSingleton<WebhookWriter>();
        services.AddSingleton<StageTimesWriter>();
        services.AddSingleton<StepSaver>();
        services.AddSingleton(p => new CommandRunner(
            p.GetRequiredService<IDbContextFactory<WorkflowsContext>>(), p.GetRequiredService<InstanceStore>(),
            p.GetRequiredService<PackageStore>(), p.GetRequiredService<WorldMaker>(), p.GetRequiredService<StepSaver>(),
            p.GetRequiredService<CommitSignal>(), p.GetRequiredService<ISqlDialect>()));
        return services;
    }

    /// <summary>Releases what the product ships before the host opens its doors.</summary>
    public static IServiceCollection AddShippedPackages(this IServiceCollection services) => services.AddHostedService<ShippedRelease>();

    private sealed class ShippedRelease(Deployments deployments, ISqlDialect dialect, ILogger<ShippedRelease> log) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => dialect.OutlastAsync(
            () => deployments.ReleaseShippedAsync(cancellationToken),
            away => log.LogWarning("The database is away; the host goes on starting when it is back: {Reason}", away.GetBaseException().Message),
            cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
