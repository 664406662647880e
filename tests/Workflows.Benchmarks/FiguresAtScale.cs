using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Host.Demonstration;
using Workflows.Host.Figures;

namespace Workflows.Benchmarks;

/// <summary>The page of figures over very many cases: summing them up, and the page for a province, a street and one process.</summary>
internal static class FiguresAtScale
{
    public static async Task RunAsync(Options options)
    {
        var (cases, open) = (options.Of("cases", 1_000_000), options.Of("open", 20_000));
        await using var installation = await Installation.StartAsync(serve: true);
        await installation.FileAsync("sample-case");
        await Cases.MultiplyAsync(installation, "sample-case", "open", open);
        await installation.RunAsync("DELETE FROM stage_times; DELETE FROM stage_figures");
        await NoteAsync(installation, cases);
        var watch = Stopwatch.StartNew();
        var figures = installation.App.Services.GetRequiredService<FigureBook>();
        while (await figures.SumUpAsync(default)) { }
        Console.WriteLine($"{cases:N0} cases of {open:N0} open tasks beside them; three notes each summed up in {watch.Elapsed.TotalSeconds:0} s; " +
            $"{await installation.AskAsync<long>("SELECT count(*) FROM stage_figures"):N0} sums, {await installation.AskAsync<long>("SELECT pg_total_relation_size('stage_figures')") / 1e9:0.00} GB");
        await installation.RunAsync("VACUUM ANALYZE");
        foreach (var (person, address) in new[] { ("qin-guan", "/statistics"), ("qin-guan", "/statistics?process=bench-approval&months=24"), ("zhou-ba", "/statistics") })
            await MeasureAsync(installation, person, address);
    }

    /// <summary>What each case would have noted: it began, its stage was left, it ended; spread over two years and 40 enterprises of 8 streets.</summary>
    private static Task NoteAsync(Installation installation, int cases) => installation.RunAsync("""
        INSERT INTO stage_times (unit_path, package_name, node_id, month, step, returned, late)
        SELECT c.path, 'bench-approval', k.node, to_char(date_trunc('month', now()) - (n % 24) * interval '1 month', 'YYYYMM')::int,
               CASE WHEN k.node = '>' THEN 0 ELSE 100 + (abs(hashtext(n || k.node)) % 120) END, CASE WHEN k.node = 'decide' AND n % 17 = 0 THEN 1 ELSE 0 END, CASE WHEN n % 11 = 0 THEN 1 ELSE 0 END
        FROM generate_series(1, @cases) n
        CROSS JOIN LATERAL (SELECT u.path || 'made-' || n % 40 || '/' AS path FROM (SELECT path FROM units WHERE level = 'street' AND valid_to IS NULL ORDER BY id OFFSET n % (SELECT count(*) FROM units WHERE level = 'street' AND valid_to IS NULL) LIMIT 1) u) c
        CROSS JOIN (VALUES ('>'), ('decide'), ('')) k(node)
        """, ("cases", cases));

    private static async Task MeasureAsync(Installation installation, string person, string address)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(installation.App.Urls.First()) };
        await InboxAtScale.SignInAsync(client, person);
        var times = new Times();
        for (var n = 0; n < 40; n++)
            await (n < 5 ? new Times() : times).OfAsync(async () => (await client.GetAsync(address)).EnsureSuccessStatusCode());
        Console.WriteLine($"  {person} {address}: {times}");
    }
}
