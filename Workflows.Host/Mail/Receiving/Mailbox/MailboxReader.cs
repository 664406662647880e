using Workflows.Data;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// Empties the mailbox: each mail is taken in and deleted there only after that is committed. A host that ends in between
/// finds the mail again and knows it by its content. Of several hosts one has the mailbox; the server keeps the others out.
/// </summary>
public sealed class MailboxReader(MailIntake intake, MailboxOptions options, TimeProvider clock)
{
    /// <summary>Certificates trusted beside those of the operating system; null for none.</summary>
    public System.Net.Security.RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>The number of mails taken in.</summary>
    /// <exception cref="IOException">The mailbox cannot be read now.</exception>
    public async Task<int> ReadAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        await using var mailbox = await Pop3Mailbox.OpenAsync(options, limit.Token, Trust);
        var mails = await mailbox.ListAsync(limit.Token);
        var begun = clock.GetTimestamp();
        var taken = 0;
        foreach (var mail in mails)
        {
            // What is left comes with the next visit.
            if (clock.GetElapsedTime(begun).TotalSeconds > options.TimeoutSeconds / 2.0) break;
            await intake.TakeAsync(await mailbox.RetrieveAsync(mail, MimeLimits.Usual.Bytes, limit.Token), limit.Token);
            await mailbox.DeleteAsync(mail, limit.Token);
            taken++;
        }
        await mailbox.QuitAsync(limit.Token);
        return taken;
    }
}

/// <summary>Looks into the mailbox again and again while replies are on.</summary>
internal sealed class MailboxLoop(MailboxReader reader, MailboxOptions options, ISqlDialect dialect, TimeProvider clock, ILogger<MailboxLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.IsOn && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await reader.ReadAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException || dialect.IsOutage(failure))
            {
                if (!stoppingToken.IsCancellationRequested) log.LogWarning("The mailbox was not read: {Reason}", failure.GetBaseException().Message);
            }
            catch (Exception failure)
            {
                log.LogError(failure, "A mail could not be taken in; it stays in the mailbox.");
            }
            await Task.Delay(TimeSpan.FromSeconds(options.EverySeconds), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
