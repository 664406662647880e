namespace Workflows.Host.Rules;

/// <summary>The room of rules and calendars as pages see them. Expects the rooms of data, execution and the system journal.</summary>
public static class RuleServices
{
    public static IServiceCollection AddUnionRules(this IServiceCollection services)
    {
        services.AddSingleton<RuleBook>();
        services.AddSingleton<Recounts>();
        services.AddSingleton<UnfinishedRecount>().AddHostedService(p => p.GetRequiredService<UnfinishedRecount>());
        services.AddSingleton<YearImport>();
        services.AddSingleton<OwnRules>();
        return services;
    }
}
