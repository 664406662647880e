namespace Workflows.Host.Pages.M;

/// <summary>The room of links from mails. Expects the rooms of execution, world, outbox and mail.</summary>
public static class LinkServices
{
    public static IServiceCollection AddMailLinkPages(this IServiceCollection services)
    {
        services.AddSingleton<LinkedTasks>();
        services.AddSingleton<LinkDesk>();
        return services;
    }
}
