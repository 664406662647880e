using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Workflows.Data;

/// <summary>PostgreSQL, of version 15 or later.</summary>
public sealed class PostgresDialect : ISqlDialect, IBackupSql
{
    public string LockInstance => "SELECT i.*, i.xmin FROM instances i WHERE i.id = {0} FOR UPDATE";

    public string LockFreeInstances => "SELECT i.*, i.xmin FROM instances i WHERE i.id = ANY({0}) ORDER BY i.id FOR UPDATE SKIP LOCKED";

    public string LockLedgers => "SELECT * FROM ledgers WHERE id = ANY({0}) ORDER BY id FOR UPDATE";

    public string EnsureCounter => "INSERT INTO counters (id, value) VALUES ({0}, 0) ON CONFLICT (id) DO NOTHING";

    public string EnsureSignInAttempt =>
        "INSERT INTO sign_in_attempts (name_hash, failures, at) VALUES ({0}, 0, {1}) ON CONFLICT (name_hash) DO NOTHING";

    public string LockCounters => "SELECT * FROM counters WHERE id = ANY({0}) ORDER BY id FOR UPDATE";

    public string LeaseDueWork => """
        UPDATE due_work w SET lease_until = clock_timestamp() + make_interval(secs => {3}), leased_by = {2}, attempts = w.attempts + 1
        FROM (SELECT instance_id, timer_id FROM due_work
              WHERE at <= {1} AND (lease_until IS NULL OR lease_until < clock_timestamp())
              ORDER BY at LIMIT {0} FOR UPDATE SKIP LOCKED) free
        WHERE w.instance_id = free.instance_id AND w.timer_id = free.timer_id
        RETURNING w.*
        """;

    public string LeaseOutbox => """
        UPDATE outbox o SET lease_until = clock_timestamp() + make_interval(secs => {3}), leased_by = {2}, attempts = o.attempts + 1
        FROM (SELECT id FROM outbox
              WHERE state = 0 AND due <= {1} AND (lease_until IS NULL OR lease_until < clock_timestamp())
              ORDER BY due LIMIT {0} FOR UPDATE SKIP LOCKED) free
        WHERE o.id = free.id
        RETURNING o.*
        """;

    public string HoldOutbox =>
        "UPDATE outbox SET lease_until = clock_timestamp() + make_interval(secs => {2}) WHERE id = {0} AND leased_by = {1} AND state = 0";

    public string EnsureParty => "INSERT INTO case_parties (instance_id, person_id, role) VALUES ({0}, {1}, {2}) ON CONFLICT DO NOTHING";

    public string EndTasks => "DELETE FROM tasks WHERE id = ANY({0})";

    public string EndMailLinks => "UPDATE mail_tokens SET killed_at = {1}, reason = {2} WHERE task_id = ANY({0}) AND used_at IS NULL AND killed_at IS NULL";

    public string EndTimers => "DELETE FROM due_work WHERE instance_id = {0} AND timer_id = ANY({1})";

    public string SumUpFigures => """
        WITH taken AS (
            DELETE FROM stage_times WHERE id IN (SELECT id FROM stage_times ORDER BY id LIMIT {0} FOR UPDATE SKIP LOCKED) RETURNING *)
        INSERT INTO stage_figures AS f (unit_id, month, package_name, node_id, step, count, returned, late)
        SELECT u.id, t.month, t.package_name, t.node_id, t.step, count(*)::int, sum(t.returned)::int, sum(t.late)::int
        FROM taken t CROSS JOIN LATERAL unnest(string_to_array(rtrim(t.unit_path, '/'), '/')) u(id)
        GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (unit_id, month, package_name, node_id, step)
        DO UPDATE SET count = f.count + excluded.count, returned = f.returned + excluded.returned, late = f.late + excluded.late
        """;

    public object ListOf(IReadOnlyList<string> ids) => ids.ToArray();

    public bool MayRetry(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation } => true,
        { InnerException: { } inner } => MayRetry(inner),
        _ => false,
    };

    /// <summary>
    /// Class 08 and 57P: the server ends, ended or has not begun. Anything else the server itself says is no outage. A line that
    /// breaks while an answer begins shows within the driver as a null reference or as an answer it did not expect; it then
    /// gives the line up.
    /// </summary>
    public bool IsOutage(Exception failure) => failure switch
    {
        PostgresException said => said.SqlState.StartsWith("08", StringComparison.Ordinal) || said.SqlState.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: System.IO.IOException or System.Net.Sockets.SocketException } => true,
        NpgsqlException lost when lost.Message.StartsWith("Received backend message", StringComparison.Ordinal) => true,
        NullReferenceException { Source: nameof(Npgsql) } or ObjectDisposedException { Source: nameof(Npgsql) } => true,
        { InnerException: { } inner } => IsOutage(inner),
        _ => false,
    };

    string IBackupSql.Tables => """
        SELECT c.relname::text, columns.names, keys.names, columns.identity,
               coalesce(pg_sequence_last_value(pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), columns.identity)::regclass) + 1, 1)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL (
            SELECT array_agg(a.attname::text ORDER BY a.attnum) names, max(a.attname::text) FILTER (WHERE a.attidentity <> '') identity
            FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') columns
        CROSS JOIN LATERAL (
            SELECT array_agg(a.attname::text ORDER BY k.place) names
            FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(attnum, place)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE i.indrelid = c.oid AND i.indisprimary) keys
        WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname <> '__EFMigrationsHistory' AND c.relname NOT LIKE 'qrtz\_%'
        ORDER BY c.relname
        """;

    string IBackupSql.References => """
        SELECT f.relname::text, t.relname::text FROM pg_constraint k
        JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
        WHERE k.contype = 'f' AND f.relnamespace = current_schema()::regnamespace
        """;

    string IBackupSql.Server => "SELECT 'PostgreSQL ' || current_setting('server_version')";

    string IBackupSql.Count(string table) => $"SELECT count(*) FROM {Quoted(table)}";

    string IBackupSql.CopyOut(string table, IEnumerable<string> columns, IEnumerable<string> key) =>
        $"COPY (SELECT {Quoted(columns)} FROM {Quoted(table)} ORDER BY {Quoted(key)}) TO STDOUT (FORMAT BINARY)";

    string IBackupSql.CopyIn(string table, IEnumerable<string> columns) =>
        $"COPY {Quoted(table)} ({Quoted(columns)}) FROM STDIN (FORMAT BINARY)";

    string IBackupSql.Empty(IEnumerable<string> tables) => $"TRUNCATE {Quoted(tables)}";

    string IBackupSql.SetIdentity => "SELECT setval(pg_get_serial_sequence(quote_ident($1), $2), $3, false)";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));
}
