using Workflows.Host.Execution;

namespace Workflows.Host.DueWork;

/// <summary>
/// Does work over and over until the host stops: at once while there is some, after a commit of this host, and each second.
/// A failure is logged and does not end the loop.
/// </summary>
public abstract class PollingLoop(CommitSignal signal, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>One round. How much was done; 0 lets the loop wait.</summary>
    protected abstract Task<int> RunAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RunAsync(stoppingToken) == 0) await signal.WaitAsync(Second, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "A round failed; the next one begins in a moment.");
                await Task.Delay(Second, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
