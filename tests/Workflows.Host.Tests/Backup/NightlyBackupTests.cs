using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using Workflows.Host.Backup;
using Workflows.Host.Installation;
using Workflows.Host.Jobs;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Backup;

/// <summary>The nightly backup on the real scheduler, with its tables in the database that is backed up.</summary>
public sealed class NightlyBackupTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Each_night_at_half_past_two_a_backup_is_made_and_the_scheduler_is_not_part_of_it()
    {
        var installation = host.Services.GetRequiredService<InstallationInfo>();
        using var app = await StartAsync(installation);
        var scheduler = await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancel);
        var trigger = await scheduler.GetTrigger(new TriggerKey(NightlyBackup.Name), Cancel);
        var next = TimeZoneInfo.ConvertTime(trigger!.NextFireTimeUtc!.Value, installation.Zone);
        Assert.Equal((2, 30), (next.Hour, next.Minute));

        await scheduler.TriggerJob(new JobKey(NightlyBackup.Name), null, Cancel);

        var backups = host.Services.GetRequiredService<Backups>();
        LastBackup? last;
        while ((last = await backups.LastAsync(Cancel)) is null) await Task.Delay(50, Cancel);
        using var file = BackupFile.Open(last.File);
        Assert.DoesNotContain(file.Manifest.Tables, t => t.Name.StartsWith("qrtz", StringComparison.OrdinalIgnoreCase));
        await file.VerifyAsync(Cancel);
        // Disposing a host does not end its scheduler, which would go on writing to the console the runner reads.
        await app.StopAsync(Cancel);
    }

    private async Task<IHost> StartAsync(InstallationInfo installation)
    {
        var builder = host.Builder();
        builder.Services.AddRecurringJobs(host.ConnectionString, installation);
        var app = UnionHost.Build(builder, host.ConnectionString, installation);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(Cancel);
        return app;
    }
}
