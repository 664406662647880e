namespace Workflows.Host.DueWork;

/// <summary>
/// How long a worker has what it took, on the clock of the database. Short, since work of a host that was killed waits for
/// the end of its lease; whoever needs longer for one thing holds it anew meanwhile.
/// </summary>
public static class Leases
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    /// <summary>How often a lease is held anew: two may fail before it ends.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);
}
