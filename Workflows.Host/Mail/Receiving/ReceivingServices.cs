namespace Workflows.Host.Mail.Receiving;

/// <summary>The room of mail that comes in. Expects the rooms of outgoing mail, evidence, execution, outbox and the system journal.</summary>
public static class ReceivingServices
{
    public static IServiceCollection AddIncomingMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(OptionsOf(configuration));
        services.AddSingleton<ReplyTags>();
        services.AddSingleton<ReplyDesk>();
        services.AddSingleton<MailIntake>();
        services.AddSingleton<MailboxReader>();
        services.AddSingleton<ReceivedMails>();
        services.AddScoped<ReplySetup>();
        services.AddHostedService<MailboxLoop>();
        return services;
    }

    public static MailboxOptions OptionsOf(IConfiguration configuration) =>
        configuration.GetSection(MailboxOptions.Section).Get<MailboxOptions>() ?? new();
}
