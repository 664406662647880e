using System.Threading.Channels;

namespace Workflows.Host.Identity;

/// <summary>
/// Sends nobody waits for, because waiting would tell whether there was somebody to send to. Kept in memory only: what a host that ends has not
/// sent is asked for again.
/// </summary>
public sealed partial class LaterSends(IServiceScopeFactory scopes, ILogger<LaterSends> log) : BackgroundService
{
    private const int Most = 1000;

    private readonly Channel<Func<IServiceProvider, CancellationToken, Task>> _sends = Channel.CreateBounded<Func<IServiceProvider, CancellationToken, Task>>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Send(Func<IServiceProvider, CancellationToken, Task> send) => _sends.Writer.TryWrite(send);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await NextAsync(stoppingToken) is { } send)
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await send(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception failure)
            {
                NotSent(failure);
            }
    }

    /// <summary>Null where the host ends.</summary>
    private async Task<Func<IServiceProvider, CancellationToken, Task>?> NextAsync(CancellationToken stopping)
    {
        try
        {
            return await _sends.Reader.ReadAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "A message that nobody waits for could not be sent")]
    private partial void NotSent(Exception failure);
}
