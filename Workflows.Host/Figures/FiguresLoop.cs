using Workflows.Data;

namespace Workflows.Host.Figures;

/// <summary>Sums up now and then, so that little waits when somebody asks; whoever opens the figures sums up what is left.</summary>
internal sealed class FiguresLoop(FigureBook figures, ISqlDialect dialect, ILogger<FiguresLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await figures.SumUpAsync(stoppingToken)) continue;
            }
            catch (Exception failure) when (failure is not OperationCanceledException && dialect.IsOutage(failure))
            {
                log.LogWarning("The database is away; figures are summed up when it is back: {Reason}", failure.GetBaseException().Message);
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
