namespace Workflows.Benchmarks;

/// <summary>Completions per second with few and with very many closed cases in the tables.</summary>
internal static class ClosedCases
{
    public static async Task RunAsync(Options options)
    {
        var (few, many) = (options.Of("few", 10_000), options.Of("many", 1_000_000));
        await using var installation = await Installation.StartAsync();
        await CompleteTask.LearnAsync(installation);
        await Cases.MultiplyAsync(installation, "sample-done", "few", few);
        var before = await MeasureAsync(installation, "a");
        Console.WriteLine($"{few} closed cases: {before}");
        await Cases.MultiplyAsync(installation, "sample-done", "many", many - few);
        await installation.RunAsync("CHECKPOINT");
        var after = await MeasureAsync(installation, "b");
        Console.WriteLine($"{many} closed cases: {after}");
        Console.WriteLine($"ratio of the medians {after.Percentile(0.5) / before.Percentile(0.5):0.00}");
        await SizesAsync(installation);
    }

    private static async Task<Times> MeasureAsync(Installation installation, string prefix)
    {
        const int Counted = 4_000, Warm = 200;
        await Cases.MultiplyAsync(installation, "sample-case", prefix, Counted + Warm);
        for (var n = 1; n <= Warm; n++) await CompleteTask.ApproveAsync(installation, $"{prefix}-{n}");
        var times = new Times();
        for (var n = Warm + 1; n <= Warm + Counted; n++)
        {
            var id = $"{prefix}-{n}";
            await times.OfAsync(() => CompleteTask.ApproveAsync(installation, id));
        }
        return times;
    }

    private static async Task SizesAsync(Installation installation)
    {
        await using var command = installation.Source.CreateCommand("""
            SELECT relname, n_live_tup, pg_total_relation_size(relid) / 1e9 FROM pg_stat_user_tables
            WHERE n_live_tup > 1000 ORDER BY 3 DESC
            """);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            Console.WriteLine($"  {rows.GetString(0),-20} {rows.GetInt64(1),12:N0} rows {rows.GetDecimal(2),8:0.000} GB");
    }
}
