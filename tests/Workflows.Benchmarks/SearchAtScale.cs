using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Workflows.Data;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;

namespace Workflows.Benchmarks;

/// <summary>Searches of one, two and three characters over very many cases, by readers who see all of them, a part, or few.</summary>
internal static class SearchAtScale
{
    private const string Surnames = "张王李赵陈刘杨黄周吴徐孙胡朱高林何郭马罗", Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏浩宇";
    private static readonly string[] Matters = ["医疗救助", "子女助学", "生活救助", "入会申请", "活动场地", "送温暖", "劳动争议调解"];

    public static async Task RunAsync(Options options)
    {
        var count = options.Of("cases", 1_000_000);
        await using var installation = await Installation.StartAsync();
        await installation.FileAsync("sample-case");
        await FillAsync(installation, count);
        await installation.RunAsync("VACUUM ANALYZE");
        Console.WriteLine($"{await installation.AskAsync<long>("SELECT count(*) FROM case_search"):N0} cases; case_search with its indexes {await installation.AskAsync<long>("SELECT pg_total_relation_size('case_search')") / 1e9:0.00} GB");
        foreach (var (who, viewer) in Viewers())
            foreach (var words in (string[])["工", "罗", "慕", "示例", "罗宇", "慕容", "罗宇宇", "慕容雪", "医疗救助", "999983"])
                await MeasureAsync(installation, who, viewer, words);
    }

    /// <summary>Somebody over everything, over a district of ten, over a street of two hundred, over one enterprise of 5,000, and a member who filed some.</summary>
    private static IEnumerable<(string, Viewer)> Viewers() =>
    [
        ("all      ", Auditor("p/")),
        ("district ", Auditor("p/d3/")),
        ("street   ", Auditor("p/d3/s13/")),
        ("enterprise", Auditor("p/d3/s13/u13/")),
        ("member   ", new("person-77", [], [])),
    ];

    private static Viewer Auditor(string path) => new("somebody", [new("auditor", "", path)], []);

    private static async Task MeasureAsync(Installation installation, string who, Viewer viewer, string words)
    {
        var readers = ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        var times = new Times();
        CaseListPage? page = null;
        for (var n = 0; n < 24; n++)
        {
            await using var context = installation.Open();
            var search = new CaseSearch(context);
            var sight = new CaseVisibility(context, viewer, readers).Sight;
            await (n < 4 ? new Times() : times).OfAsync(async () => page = await search.FindAsync(sight, new CaseFilter(words), default));
        }
        Console.WriteLine($"  {who} {words}\t{page!.TotalWords,7} found  {times}");
    }

    /// <summary>Rows as a step writes them; a case in 100,000 is of 慕容雪.</summary>
    private static async Task FillAsync(Installation installation, int count)
    {
        await installation.RunAsync("""
            INSERT INTO instances SELECT (jsonb_populate_record(i, jsonb_build_object('id', 'case-' || n, 'start_command_id', 's-' || n, 'number', '示帮〔2026〕' || n || '号',
              'title', '', 'unit_id', 'u' || n % 5000, 'unit_path', 'p/d' || n % 10 || '/s' || n % 200 || '/u' || n % 5000 || '/', 'starter_id', 'person-' || n % 20000,
              'started_at', i.started_at - n * interval '1 minute', 'running', n % 20 = 0))).*
            FROM instances i CROSS JOIN generate_series(1, @count) n WHERE i.id = 'sample-case'
            """, ("count", count));
        await installation.RunAsync("INSERT INTO case_parties (instance_id, person_id, role) SELECT id, starter_id, 'starter' FROM instances WHERE id LIKE 'case-%'");
        var started = await installation.AskAsync<DateTime>("SELECT started_at FROM instances WHERE id = 'sample-case'");
        // The index is made after the rows, as a restore does; a case that is filed enters it at once.
        var index = await installation.AskAsync<string>("SELECT indexdef FROM pg_indexes WHERE indexname = 'IX_case_search_terms'");
        await installation.RunAsync("DROP INDEX \"IX_case_search_terms\"");
        await WriteAsync(installation, count, started);
        await installation.RunAsync(index);
    }

    private static async Task WriteAsync(Installation installation, int count, DateTime started)
    {
        await using var connection = await installation.Source.OpenConnectionAsync();
        await using var rows = await connection.BeginBinaryImportAsync("COPY case_search (instance_id, started_at, unit_path, terms) FROM STDIN (FORMAT BINARY)");
        var random = new Random(20261127);
        for (var n = 1; n <= count; n++)
        {
            var name = n % 100_000 == 77 ? "慕容雪" : $"{Pick(random, Surnames)}{Pick(random, Given)}{(random.Next(3) > 0 ? Pick(random, Given) : "")}";
            await rows.StartRowAsync();
            await rows.WriteAsync($"case-{n}", NpgsqlDbType.Text);
            await rows.WriteAsync(DateTime.SpecifyKind(started.AddMinutes(-n), DateTimeKind.Utc), NpgsqlDbType.TimestampTz);
            await rows.WriteAsync($"p/d{n % 10}/s{n % 200}/u{n % 5000}/", NpgsqlDbType.Text);
            await rows.WriteAsync(SearchTerms.Of([$"示帮〔2026〕{n}号", $"示例·{name} {Matters[random.Next(Matters.Length)]}", $"示例{n % 5000}有限公司工会", $"示例·{name}"]), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        }
        await rows.CompleteAsync();
    }

    private static char Pick(Random random, string from) => from[random.Next(from.Length)];
}
