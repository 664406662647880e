using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// Puts outgoing mail together. Expects from elsewhere: <see cref="TextCatalog"/>, <see cref="TimeProvider"/>,
/// <see cref="TimeZoneInfo"/> of the union, <see cref="IMailRecipients"/> and <see cref="IMailTokenStore"/>.
/// </summary>
public static class MailServices
{
    /// <param name="options">Without problems (<see cref="MailOptionsCheck"/>); the defaults are those of the demonstration.</param>
    public static IServiceCollection AddOutgoingMail(this IServiceCollection services, MailOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IMailTransport>(provider => TransportOf(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new PickupBox(options.Folder));
        services.AddSingleton(provider => HouseOf(options, provider.GetRequiredService<TextCatalog>()));
        services.AddSingleton(provider => new MailTexts(provider.GetRequiredService<TextCatalog>()));
        services.AddSingleton<MailComposer>();
        services.AddScoped<MailDelivery>();
        services.AddSingleton<MailChoices>();
        return services;
    }

    /// <summary>The settings of the section <c>Mail</c>; what is not set keeps its default.</summary>
    public static MailOptions OptionsOf(IConfiguration configuration) =>
        configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new();

    private static MailHouse HouseOf(MailOptions options, TextCatalog texts)
    {
        var name = options.FromName.Length > 0 ? options.FromName : texts.Raw("mail.from", Language.Chinese);
        return new(new(name, options.From), new(options.PublicUrl), options.Phone);
    }

    /// <summary>Without a server mails are laid into a folder.</summary>
    public static IMailTransport TransportOf(MailOptions options, TimeProvider clock) => options switch
    {
        { HasServer: false } => new PickupTransport(options.Folder, clock),
        { Security: MailSecurity.ImplicitTls } => new ImplicitTlsTransport(options, clock),
        _ => new SmtpTransport(options, clock),
    };
}
