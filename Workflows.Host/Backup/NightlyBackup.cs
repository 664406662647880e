using Quartz;

namespace Workflows.Host.Backup;

/// <summary>Backs up each night at half past two of the installation's zone. One that fell into a time without a host is made when a host starts.</summary>
public sealed class NightlyBackup(Backups backups) : IJob
{
    public const string Name = "nightly backup";

    /// <summary>Seconds, minutes, hours, day, month, weekday.</summary>
    private const string EachNight = "0 30 2 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await backups.MakeAsync("system", null, cancellationToken);

    internal static void Schedule(IQuartzBuilder quartz, TimeZoneInfo zone) => quartz.ScheduleJob<NightlyBackup>(
        trigger => trigger.WithIdentity(Name).WithCronSchedule(
            EachNight, cron => cron.InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
        job => job.WithIdentity(Name));
}
