using Workflows.Data;

namespace Workflows.Host.Execution;

/// <summary>Waits out times in which the database is away.</summary>
public static class Outages
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Tries until the database takes it. Only for what may happen twice: an attempt whose answer was lost may have been committed.</summary>
    /// <param name="told">Called with the reason at the first failure and then about every ten seconds.</param>
    public static async Task OutlastAsync(this ISqlDialect dialect, Func<Task> attempt, Action<Exception> told, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await attempt();
                return;
            }
            catch (Exception failure) when (dialect.IsOutage(failure))
            {
                if (tries % 8 == 0) told(failure);
                await Task.Delay(WaitAfter(tries), cancellation);
            }
        }
    }

    private static TimeSpan WaitAfter(int tries) => TimeSpan.FromMilliseconds(Math.Min(Longest.TotalMilliseconds, 100 << Math.Min(tries, 10)));
}
