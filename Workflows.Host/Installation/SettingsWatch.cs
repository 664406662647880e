using Microsoft.EntityFrameworkCore;
using Workflows.Data;

namespace Workflows.Host.Installation;

/// <summary>
/// Looks every few seconds whether the stored settings are still those the host was built with, and ends the host where they
/// are not: <see cref="ServeCommand"/> builds it anew. So every host of an installation takes new settings up by itself.
/// </summary>
/// <param name="builtWith">The fingerprint of the settings the host was built with.</param>
public sealed class SettingsWatch(
    IDbContextFactory<WorkflowsContext> contexts, IHostApplicationLifetime life, TimeProvider clock, ILogger<SettingsWatch> log, string builtWith) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>True once the host ends because its settings changed.</summary>
    public bool Changed { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !Changed)
        {
            try
            {
                await Task.Delay(Pause, clock, stoppingToken);
                await using var context = await contexts.CreateDbContextAsync(stoppingToken);
                Changed = StoredSettings.FingerprintOf(await StoredSettings.ReadAsync(context, stoppingToken)) != builtWith;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogWarning(failure, "The stored settings could not be read; they are looked at again in a moment.");
            }
        }
        if (Changed) life.StopApplication();
    }
}
