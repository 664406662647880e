using System.Collections;
using System.Collections.Immutable;
using Npgsql;

namespace Workflows.Benchmarks;

/// <summary>The rows of one case, table by table, as the database holds them: what a completion wrote is the difference of two such pictures.</summary>
internal sealed record CaseRows(ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, object>>> Tables)
{
    /// <summary>All tables that have rows of a case, in the order in which they may be filled.</summary>
    public static async Task<ImmutableArray<string>> TablesAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            SELECT table_name FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name = 'instance_id' ORDER BY table_name
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var names = ImmutableArray.CreateBuilder<string>();
        while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        return names.ToImmutable();
    }

    public static async Task<CaseRows> ReadAsync(NpgsqlDataSource source, string id)
    {
        var tables = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<ImmutableSortedDictionary<string, object>>>(StringComparer.Ordinal);
        tables["instances"] = await ReadAsync(source, "SELECT * FROM instances WHERE id = $1", id);
        foreach (var table in await TablesAsync(source))
            tables[table] = await ReadAsync(source, $"SELECT * FROM {table} WHERE instance_id = $1", id);
        return new(tables.ToImmutable());
    }

    /// <summary>The rows that are here and were not before; a changed row counts as one.</summary>
    public ImmutableArray<(string Table, ImmutableSortedDictionary<string, object> Row)> Since(CaseRows before) =>
        [.. from table in Tables from row in table.Value where !before.Tables[table.Key].Any(b => Same(b, row)) select (table.Key, row)];

    public static long BytesOf(IEnumerable<object> values) => values.Sum(value => value switch
    {
        byte[] bytes => bytes.LongLength,
        string text => System.Text.Encoding.UTF8.GetByteCount(text),
        DBNull => 0,
        bool => 1,
        _ => 8,
    });

    private static bool Same(ImmutableSortedDictionary<string, object> left, ImmutableSortedDictionary<string, object> right) =>
        left.All(column => StructuralComparisons.StructuralEqualityComparer.Equals(column.Value, right[column.Key]));

    private static async Task<ImmutableArray<ImmutableSortedDictionary<string, object>>> ReadAsync(NpgsqlDataSource source, string sql, string id)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        await using var rows = await command.ExecuteReaderAsync();
        var found = ImmutableArray.CreateBuilder<ImmutableSortedDictionary<string, object>>();
        while (await rows.ReadAsync())
            found.Add(Enumerable.Range(0, rows.FieldCount).ToImmutableSortedDictionary(rows.GetName, rows.GetValue, StringComparer.Ordinal));
        return found.ToImmutable();
    }
}
