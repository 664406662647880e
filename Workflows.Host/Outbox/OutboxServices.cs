using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflows.Data;
using Workflows.Host.DueWork;
using Workflows.Host.Execution;
using Workflows.Host.Mail;
using Workflows.Host.World;

namespace Workflows.Host.Outbox;

/// <summary>The room of what happens after a commit. Expects the room of mail (<c>AddOutgoingMail</c>).</summary>
public static class OutboxServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton(WorkerName.OfThisProcess());
        services.AddSingleton<IMailRecipients, MailRecipients>();
        services.AddSingleton<IMailTokenStore, MailTokenStore>();
        services.AddSingleton<NotifyMails>();
        services.AddSingleton(p => new NotifyExpansion(
            p.GetRequiredService<IDbContextFactory<WorkflowsContext>>(), p.GetRequiredService<InstanceStore>(), p.GetRequiredService<WorldMaker>(),
            p.GetRequiredService<NotifyMails>(), p.GetRequiredService<TimeZoneInfo>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton<Deliveries>();
        services.AddHostedService<OutboxLoop>();
        return services;
    }
}

internal sealed class OutboxLoop(OutboxWorker worker, CommitSignal signal, TimeProvider clock, ILogger<OutboxLoop> log) : PollingLoop(signal, clock, log)
{
    protected override Task<int> RunAsync(CancellationToken cancellation) => worker.RunDueAsync(cancellation);
}
