using System.Collections.Immutable;
using Npgsql;

namespace Workflows.Benchmarks;

/// <summary>
/// What a completion asks of the database and nothing more, in plain ADO.NET: the same row locked, the same rows read by key,
/// and rows of the same number and byte length written, learnt from a completion of the engine's own; the writes as one batch.
/// </summary>
internal sealed class RawTransaction
{
    private readonly NpgsqlDataSource _source;
    private readonly string _sample;
    private readonly ImmutableSortedDictionary<string, object> _instance;
    private readonly ImmutableArray<(string Table, ImmutableSortedDictionary<string, object> Row)> _inserted;
    private readonly ImmutableArray<string> _numbered;

    private RawTransaction(NpgsqlDataSource source, string sample, ImmutableArray<(string Table, ImmutableSortedDictionary<string, object> Row)> written, ImmutableArray<string> numbered)
    {
        (_source, _sample, _numbered) = (source, sample, numbered);
        _instance = written.Single(w => w.Table is "instances").Row;
        _inserted = [.. written.Where(w => w.Table is not "instances")];
    }

    /// <summary>Learns from one case that the engine completes now.</summary>
    public static async Task<RawTransaction> LearnAsync(Installation installation, string id, Func<Task> complete)
    {
        var before = await CaseRows.ReadAsync(installation.Source, id);
        await complete();
        var written = (await CaseRows.ReadAsync(installation.Source, id)).Since(before);
        foreach (var table in written.GroupBy(w => w.Table))
            Console.WriteLine($"  writes {table.Key}: {table.Count()} row(s), {CaseRows.BytesOf(table.SelectMany(w => w.Row.Values))} bytes");
        await using var command = installation.Source.CreateCommand(
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'YES'");
        await using var rows = await command.ExecuteReaderAsync();
        var numbered = ImmutableArray.CreateBuilder<string>();
        while (await rows.ReadAsync()) numbered.Add(rows.GetString(0));
        return new(installation.Source, id, written, numbered.ToImmutable());
    }

    public async Task RunAsync(string id)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ReadAsync(connection, "SELECT i.*, i.xmin FROM instances i WHERE i.id = $1 FOR UPDATE", id);
        await ReadAsync(connection, "SELECT * FROM journal WHERE instance_id = $1 AND command_id = $2", id, "approve-" + id);
        await ReadAsync(connection, "SELECT stamp FROM world_stamp");
        await using var batch = new NpgsqlBatch(connection, transaction);
        Add(batch, "DELETE FROM tasks WHERE id = $1", Installation.TaskOf(id));
        Add(batch, "DELETE FROM due_work WHERE instance_id = $1", id);
        var changed = _instance.Where(c => c.Key is not ("id" or "start_command_id")).ToArray();
        Add(batch, $"UPDATE instances SET {string.Join(", ", changed.Select((c, n) => $"{c.Key} = ${n + 2}"))} WHERE id = $1", [id, .. changed.Select(c => c.Value)]);
        foreach (var (table, row) in _inserted)
        {
            var columns = row.Where(c => !_numbered.Contains($"{table}.{c.Key}")).ToArray();
            Add(batch, $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Key))}) VALUES ({string.Join(", ", columns.Select((_, n) => $"${n + 1}"))})",
                [.. columns.Select(c => c.Value is string text ? text.Replace(_sample, id, StringComparison.Ordinal) : c.Value)]);
        }
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    private static async Task ReadAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            for (var n = 0; n < rows.FieldCount; n++) _ = rows.GetValue(n);
    }
}
