using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data;

/// <summary>SQL Server, of version 2019 or later.</summary>
/// <param name="errorNumber">The server's number of a failure; null where the failure is not the server's.</param>
public sealed class SqlServerDialect(Func<Exception, int?> errorNumber) : ISqlDialect
{
    /// <summary>The line broke, the server shuts down, starts or recovers, or nobody is there: numbers of the server, and of Windows or the client for the line.</summary>
    private static readonly int[] Outages = [-2, -1, 2, 53, 64, 121, 233, 258, 596, 921, 922, 6005, 10053, 10054, 10060, 10061, 17142];

    private const int Deadlock = 1205, SnapshotConflict = 3960, UniqueKey = 2627, UniqueIndex = 2601;

    public string LockInstance => "SELECT * FROM instances WITH (UPDLOCK, ROWLOCK) WHERE id = {0}";

    public string LockFreeInstances =>
        "SELECT * FROM instances WITH (UPDLOCK, READPAST, ROWLOCK) WHERE id IN (SELECT value FROM OPENJSON({0})) ORDER BY id";

    public string LockLedgers => "SELECT * FROM ledgers WITH (UPDLOCK, ROWLOCK) WHERE id IN (SELECT value FROM OPENJSON({0})) ORDER BY id";

    public string EnsureCounter =>
        "INSERT INTO counters (id, value) SELECT {0}, 0 WHERE NOT EXISTS (SELECT 1 FROM counters WITH (UPDLOCK, HOLDLOCK) WHERE id = {0})";

    public string EnsureSignInAttempt => """
        INSERT INTO sign_in_attempts (name_hash, failures, at)
        SELECT {0}, 0, {1} WHERE NOT EXISTS (SELECT 1 FROM sign_in_attempts WITH (UPDLOCK, HOLDLOCK) WHERE name_hash = {0})
        """;

    public string LockCounters => "SELECT * FROM counters WITH (UPDLOCK, ROWLOCK) WHERE id IN (SELECT value FROM OPENJSON({0})) ORDER BY id";

    public string LeaseDueWork => """
        WITH free AS (SELECT TOP ({0}) * FROM due_work WITH (UPDLOCK, READPAST, ROWLOCK)
                      WHERE at <= {1} AND (lease_until IS NULL OR lease_until < SYSDATETIMEOFFSET()) ORDER BY at)
        UPDATE free SET lease_until = DATEADD(millisecond, 1000 * {3}, SYSDATETIMEOFFSET()), leased_by = {2}, attempts = attempts + 1
        OUTPUT inserted.*
        """;

    public string LeaseOutbox => """
        WITH free AS (SELECT TOP ({0}) * FROM outbox WITH (UPDLOCK, READPAST, ROWLOCK)
                      WHERE state = 0 AND due <= {1} AND (lease_until IS NULL OR lease_until < SYSDATETIMEOFFSET()) ORDER BY due)
        UPDATE free SET lease_until = DATEADD(millisecond, 1000 * {3}, SYSDATETIMEOFFSET()), leased_by = {2}, attempts = attempts + 1
        OUTPUT inserted.*
        """;

    public string HoldOutbox =>
        "UPDATE outbox SET lease_until = DATEADD(millisecond, 1000 * {2}, SYSDATETIMEOFFSET()) WHERE id = {0} AND leased_by = {1} AND state = 0";

    public string EnsureParty => """
        INSERT INTO case_parties (instance_id, person_id, role) SELECT {0}, {1}, {2}
        WHERE NOT EXISTS (SELECT 1 FROM case_parties WITH (UPDLOCK, HOLDLOCK) WHERE instance_id = {0} AND person_id = {1} AND role = {2})
        """;

    public string EndTasks => "DELETE FROM tasks WHERE id IN (SELECT value FROM OPENJSON({0}))";

    public string EndMailLinks => """
        UPDATE mail_tokens SET killed_at = {1}, reason = {2}
        WHERE task_id IN (SELECT value FROM OPENJSON({0})) AND used_at IS NULL AND killed_at IS NULL
        """;

    public string EndTimers => "DELETE FROM due_work WHERE instance_id = {0} AND timer_id IN (SELECT value FROM OPENJSON({1}))";

    public string SumUpFigures => """
        DECLARE @taken TABLE (unit_path nvarchar(400), month int, package_name nvarchar(450), node_id nvarchar(450), step int, returned int, late int);
        DELETE TOP ({0}) FROM stage_times WITH (READPAST, ROWLOCK)
        OUTPUT deleted.unit_path, deleted.month, deleted.package_name, deleted.node_id, deleted.step, deleted.returned, deleted.late INTO @taken;
        MERGE stage_figures WITH (HOLDLOCK) AS f
        USING (SELECT u.value AS unit_id, t.month, t.package_name, t.node_id, t.step, COUNT(*) AS count, SUM(t.returned) AS returned, SUM(t.late) AS late
               FROM @taken t CROSS APPLY STRING_SPLIT(t.unit_path, '/') u WHERE u.value <> ''
               GROUP BY u.value, t.month, t.package_name, t.node_id, t.step) AS s
        ON f.unit_id = s.unit_id AND f.month = s.month AND f.package_name = s.package_name AND f.node_id = s.node_id AND f.step = s.step
        WHEN MATCHED THEN UPDATE SET count = f.count + s.count, returned = f.returned + s.returned, late = f.late + s.late
        WHEN NOT MATCHED THEN INSERT (unit_id, month, package_name, node_id, step, count, returned, late)
            VALUES (s.unit_id, s.month, s.package_name, s.node_id, s.step, s.count, s.returned, s.late);
        """;

    public object ListOf(IReadOnlyList<string> ids) => JsonSerializer.Serialize(ids);

    public bool MayRetry(Exception failure) => failure is DbUpdateConcurrencyException
        || errorNumber(failure) is Deadlock or SnapshotConflict or UniqueKey or UniqueIndex
        || failure.InnerException is { } inner && MayRetry(inner);

    public bool IsOutage(Exception failure) => errorNumber(failure) is { } number && Outages.Contains(number)
        || failure.InnerException is { } inner && IsOutage(inner);
}
