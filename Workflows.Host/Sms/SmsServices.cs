using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Sms;

/// <summary>The room of short messages.</summary>
public static class SmsServices
{
    /// <param name="folder">Where messages are written that are only tried out.</param>
    /// <param name="demonstration">Where nothing is set, a demonstration tries out and any other installation sends none.</param>
    public static IServiceCollection AddShortMessages(this IServiceCollection services, IConfiguration settings, string folder, bool demonstration)
    {
        var options = settings.GetSection(SmsOptions.Section).Get<SmsOptions>() ?? new();
        services.AddSingleton(options);
        services.AddSingleton<ISmsTransport>(p => options switch
        {
            { Url.Length: > 0, Trial: false } => new HttpSmsTransport(options, p.GetRequiredService<TimeProvider>()),
            _ when options.Trial || demonstration => new TrialSmsTransport(folder, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<TrialSmsTransport>>()),
            _ => new NoSmsTransport(),
        });
        return services;
    }

    private sealed class NoSmsTransport : ISmsTransport
    {
        public bool IsSetUp => false;

        public bool IsTrial => false;

        public Task<SendOutcome> SendAsync(ShortMessage message, CancellationToken cancellation) =>
            Task.FromResult<SendOutcome>(new SendOutcome.Permanent(Sentence.Of("sms.none")));
    }
}
