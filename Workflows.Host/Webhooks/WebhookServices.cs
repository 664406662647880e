namespace Workflows.Host.Webhooks;

/// <summary>The room of what other systems are told. Expects the rooms of the outbox, of mail and of sealing.</summary>
public static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services, WebhookNetworks networks) => services
        .AddSingleton(networks).AddSingleton<WebhookClient>().AddScoped<WebhookDelivery>().AddScoped<WebhookStore>();
}
