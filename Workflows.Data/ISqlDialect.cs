namespace Workflows.Data;

/// <summary>
/// The statements EF cannot say: locks, leases, and the two lists whose plan matters. Each database has its own words for
/// them; no SQL text stands anywhere else. Places are numbered for <c>FromSqlRaw</c>: {0}, {1} …
/// </summary>
public interface ISqlDialect
{
    /// <summary>The instance {0}, locked until the end of the transaction.</summary>
    string LockInstance { get; }

    /// <summary>Of the instances whose ids are in the list {0} (<see cref="ListOf"/>) those nobody else holds, locked until the end of the transaction.</summary>
    string LockFreeInstances { get; }

    /// <summary>The ledgers whose ids are in the list {0} (<see cref="ListOf"/>), locked in order of id.</summary>
    string LockLedgers { get; }

    /// <summary>Makes the counter {0} where it is missing.</summary>
    string EnsureCounter { get; }

    /// <summary>Makes the row of attempts to sign in under the name with hash {0}, at the instant {1}, where it is missing.</summary>
    string EnsureSignInAttempt { get; }

    /// <summary>The counters whose ids are in the list {0} (<see cref="ListOf"/>), locked in order of id.</summary>
    string LockCounters { get; }

    /// <summary>
    /// Takes up to {0} timers due at {1} that nobody holds, for {2} and {3} seconds; answers them. Leases run on the clock of
    /// the database, the one clock all hosts share.
    /// </summary>
    string LeaseDueWork { get; }

    /// <summary>Takes up to {0} open outbox rows due at {1} that nobody holds, for {2} and {3} seconds; answers them.</summary>
    string LeaseOutbox { get; }

    /// <summary>Holds the open outbox row {0} for another {2} seconds; changes no row where {1} no longer has it.</summary>
    string HoldOutbox { get; }

    /// <summary>Person {1} belongs to case {0} in role {2}; nothing where that is known.</summary>
    string EnsureParty { get; }

    /// <summary>Takes away the open tasks whose ids are in the list {0} (<see cref="ListOf"/>).</summary>
    string EndTasks { get; }

    /// <summary>Ends at {1}, for the reason {2}, the links in mails to the tasks whose ids are in the list {0} that nobody used and nothing ended.</summary>
    string EndMailLinks { get; }

    /// <summary>Takes away the timers of case {0} whose ids are in the list {1}.</summary>
    string EndTimers { get; }

    /// <summary>Takes up to {0} rows out of what is to be counted and adds them to the sums of every unit on their way up; answers how many sums changed.</summary>
    string SumUpFigures { get; }

    /// <summary>Ids as one value for a statement that takes a list.</summary>
    object ListOf(IReadOnlyList<string> ids);

    /// <summary>True where the same transaction may succeed when it is tried again: a deadlock, or somebody was a moment faster.</summary>
    bool MayRetry(Exception failure);

    /// <summary>True where nothing is wrong but the database itself: it is down, starting, recovering, or the line to it broke. Whether the last transaction was committed is then not known.</summary>
    bool IsOutage(Exception failure);
}
