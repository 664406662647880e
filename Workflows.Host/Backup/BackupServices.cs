using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflows.Host.Audit;
using Workflows.Host.Pages.Audit.Checking;

namespace Workflows.Host.Backup;

/// <summary>The room of backups. Expects the rooms of data and execution.</summary>
public static class BackupServices
{
    public static IServiceCollection AddBackup(this IServiceCollection services, BackupOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SystemJournal>();
        services.AddSingleton(options).AddSingleton<BackupWriter>().AddSingleton<BackupReader>().AddSingleton<Backups>().AddScoped<Soundness>();
        services.TryAddSingleton<RecordCheck>();
        services.TryAddScoped<LedgerCheck>();
        services.TryAddScoped<SystemJournalCheck>();
        return services;
    }
}
