namespace Workflows.Host.Rules;

/// <summary>The room of rules and calendars as pages see them. Expects the tables (<c>AddUnionData</c>).</summary>
public static class RuleServices
{
    public static IServiceCollection AddUnionRules(this IServiceCollection services)
    {
        services.AddSingleton<RuleBook>();
        return services;
    }
}
