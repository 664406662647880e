namespace Workflows.Host.Mail;

/// <summary>
/// How long to wait after a failed attempt. A short fault is over in minutes, a holiday weekend's is not: eight attempts
/// in a day and a half, then the mail is put aside for an administrator.
/// </summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(8), TimeSpan.FromHours(24),
    ];

    public static int Attempts => Waits.Length + 1;

    /// <summary>The wait before the next attempt, or null where there is none.</summary>
    /// <param name="attempt">How many attempts have failed, this one included: 1 after the first.</param>
    public static TimeSpan? Next(int attempt) => attempt switch
    {
        < 1 => throw new ArgumentOutOfRangeException(nameof(attempt), attempt, "Attempts are counted from 1."),
        _ when attempt > Waits.Length => null,
        _ => Waits[attempt - 1],
    };
}
