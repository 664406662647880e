namespace Workflows.Benchmarks;

/// <summary>Many cases at once: one is filed by the engine, the rest are its rows again under other ids.</summary>
internal static class Cases
{
    /// <summary>Copies every row of a case so many times; ids become <c>prefix-1</c>, <c>prefix-2</c> …</summary>
    public static async Task MultiplyAsync(Installation installation, string sample, string prefix, int count)
    {
        foreach (var table in (string[])["instances", "tasks", "task_principals", .. (await CaseRows.TablesAsync(installation.Source)).Where(t => t is not "tasks")])
        {
            var columns = await ColumnsAsync(installation, table);
            var where = table is "instances" ? "id" : table is "task_principals" ? "left(task_id, length(@sample))" : "instance_id";
            await installation.RunAsync($"""
                INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))})
                SELECT {string.Join(", ", columns.Select(c => table is "mail_tokens" && c.Name is "hash" ? Another : Copied(c)))}
                FROM {table} CROSS JOIN generate_series(1, @count) n WHERE {where} = @sample
                """, ("sample", sample), ("prefix", prefix), ("count", count));
        }
        await installation.RunAsync("VACUUM ANALYZE");
    }

    /// <summary>The hash of a link, which names no case and is unique.</summary>
    private const string Another = "encode(sha256(convert_to(hash || @prefix || n, 'UTF8')), 'hex')";

    /// <summary>Texts and stored states name the case; both are given the new name.</summary>
    private static string Copied((string Name, string Type) column) => column.Type switch
    {
        "text" or "character varying" => $"replace(\"{column.Name}\", @sample, @prefix || '-' || n)",
        "bytea" => $"convert_to(replace(convert_from(\"{column.Name}\", 'UTF8'), @sample, @prefix || '-' || n), 'UTF8')",
        _ => $"\"{column.Name}\"",
    };

    private static async Task<List<(string Name, string Type)>> ColumnsAsync(Installation installation, string table)
    {
        await using var command = installation.Source.CreateCommand("""
            SELECT column_name, data_type FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = $1 AND is_identity = 'NO' ORDER BY ordinal_position
            """);
        command.Parameters.AddWithValue(table);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<(string, string)>();
        while (await rows.ReadAsync()) found.Add((rows.GetString(0), rows.GetString(1)));
        return found;
    }
}
