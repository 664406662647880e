namespace Workflows.Host.DueWork;

/// <summary>How long to wait after a failure: 2 seconds, then twice as long each time, at most an hour.</summary>
public static class BackOff
{
    /// <param name="attempt">How many attempts have failed, this one included.</param>
    public static TimeSpan After(int attempt) => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, Math.Clamp(attempt, 1, 12))));
}
