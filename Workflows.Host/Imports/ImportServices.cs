using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflows.Definitions.Registers;
using Workflows.Definitions.Texts;
using Workflows.Host.DueWork;
using Workflows.Host.Execution;
using Workflows.Host.Imports.Kinds;
using Workflows.Host.Imports.Runs;

namespace Workflows.Host.Imports;

/// <summary>The room of imports. Expects the rooms of data, sealing, execution and the system journal.</summary>
public static class ImportServices
{
    public static IServiceCollection AddUnionImports(this IServiceCollection services)
    {
        services.TryAddSingleton(WorkerName.OfThisProcess());
        services.AddSingleton<TableImport, UnitsImport>();
        services.AddSingleton<TableImport, PeopleImport>();
        services.AddSingleton<TableImport, PostsImport>();
        services.AddSingleton<TableImport, MembersImport>();
        services.AddSingleton<TableImport, BudgetsImport>();
        foreach (var register in ShippedRegisters.All.Values)
            services.AddSingleton<TableImport>(p => new RegisterImport(register, p.GetRequiredService<TextCatalog>()));
        services.AddSingleton<ImportKinds>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<ImportWorker>();
        services.AddHostedService<ImportLoop>();
        return services;
    }
}

internal sealed class ImportLoop(ImportWorker worker, CommitSignal signal, TimeProvider clock, ILogger<ImportLoop> log) : PollingLoop(signal, clock, log)
{
    protected override Task<int> RunAsync(CancellationToken cancellation) => worker.RunDueAsync(cancellation);
}
