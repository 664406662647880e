using System.Collections.Immutable;
using Npgsql;
using Workflows.Data;

namespace Workflows.Host.Backup;

/// <summary>The tables of a database as the database itself describes them, whatever version made them.</summary>
internal sealed class DatabaseTables(NpgsqlConnection connection, IBackupSql sql)
{
    /// <summary>All tables with their number of rows, none before one it refers to; streams not measured yet.</summary>
    public async Task<ImmutableArray<BackupTable>> ListAsync(CancellationToken cancellation)
    {
        var tables = new List<BackupTable>();
        await using (var command = new NpgsqlCommand(sql.Tables, connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                tables.Add(new(
                    reader.GetString(0), [.. reader.GetFieldValue<string[]>(1)], [.. reader.GetFieldValue<string[]>(2)], 0, 0, "",
                    reader.IsDBNull(3) ? null : reader.GetString(3), reader.GetInt64(4)));
        for (var i = 0; i < tables.Count; i++)
            tables[i] = tables[i] with { Rows = await CountAsync(tables[i].Name, cancellation) };
        return Ordered(tables, await ReferencesAsync(cancellation));
    }

    public async Task<long> CountAsync(string table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql.Count(table), connection) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<string> ServerAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql.Server, connection);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<ILookup<string, string>> ReferencesAsync(CancellationToken cancellation)
    {
        var references = new List<(string From, string To)>();
        await using var command = new NpgsqlCommand(sql.References, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            references.Add((reader.GetString(0), reader.GetString(1)));
        return references.ToLookup(r => r.From, r => r.To);
    }

    /// <exception cref="InvalidOperationException">Tables refer to each other in a circle; no release makes such.</exception>
    private static ImmutableArray<BackupTable> Ordered(List<BackupTable> tables, ILookup<string, string> references)
    {
        var ordered = ImmutableArray.CreateBuilder<BackupTable>();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (ordered.Count < tables.Count)
        {
            var ready = tables.Where(t => !placed.Contains(t.Name) && references[t.Name].All(to => to == t.Name || placed.Contains(to))).ToList();
            if (ready.Count == 0) throw new InvalidOperationException("Expected tables that can be loaded one after the other, but some refer to each other in a circle.");
            ordered.AddRange(ready);
            placed.UnionWith(ready.Select(t => t.Name));
        }
        return ordered.ToImmutable();
    }
}
