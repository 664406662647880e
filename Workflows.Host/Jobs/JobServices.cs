using Npgsql;
using Quartz;
using Workflows.Host.Backup;
using Workflows.Host.Web;

namespace Workflows.Host.Jobs;

/// <summary>
/// What recurs by the calendar: the nightly backup, and whatever joins it. Quartz keeps its own tables in the same database;
/// of several hosts one runs each job. Correctness never rests on it: a job that is missed is made up for when a host starts.
/// </summary>
public static class JobServices
{
    public static IServiceCollection AddRecurringJobs(this IServiceCollection services, string connectionString, InstallationInfo installation)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "Union Workflows";
                o.GenerateInstanceId = true;
            });
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, connectionString);
                store.ProvisionSchema();
                store.UseClustering();
            });
            NightlyBackup.Schedule(quartz, installation.Zone);
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = false);
        return services;
    }
}
