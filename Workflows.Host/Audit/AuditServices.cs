namespace Workflows.Host.Audit;

/// <summary>The room of the system journal.</summary>
public static class AuditServices
{
    public static IServiceCollection AddSystemJournal(this IServiceCollection services) => services
        .AddSingleton<SystemJournal>().AddSingleton<JournalNotes>().AddHostedService(p => p.GetRequiredService<JournalNotes>());
}
