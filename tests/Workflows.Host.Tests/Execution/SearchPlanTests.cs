using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Data.Processes;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Testing;

namespace Workflows.Host.Tests.Execution;

/// <summary>Searching tens of thousands of cases by one, two and three characters, within what the reader may see.</summary>
public sealed class SearchPlanTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Count = 30_000;
    private static readonly string[] Families = ["张", "王", "李", "赵", "陈", "欧阳", "司徒", "诸葛"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Cases of 300 units in three districts; every thousandth is named 示例·慕容某.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var context = Open();
        if (await context.CaseSearch.AnyAsync(Cancel)) return;
        context.Add(new PackageRow { Hash = "aid", Name = "aid", Number = 1, DeployedAt = DateTimeOffset.UnixEpoch, DeployedBy = "system" });
        for (var n = 0; n < Count; n++)
        {
            var path = $"p/d{n % 3}/u{n % 300}/";
            var title = n % 1000 == 7 ? "示例·慕容某 医疗救助" : $"示例·{Families[n % 8]}{n % 89} 医疗救助";
            var started = DateTimeOffset.UnixEpoch.AddMinutes(n);
            context.Add(new InstanceRow
            {
                Id = $"case-{n:00000}", StartCommandId = $"s-{n}", Number = $"示帮〔2026〕{n}号", Title = title, PackageName = "aid", PackageHash = "aid", Running = true, Outcome = "",
                UnitId = $"u{n % 300}", UnitPath = path, Sensitivity = "ordinary", StarterId = $"person-{n % 500}", StartedAt = started, LastHash = "", State = [], ChangedAt = started,
            });
            context.Add(new CaseSearchRow { InstanceId = $"case-{n:00000}", StartedAt = started, UnitPath = path, Terms = SearchTerms.Of([$"示帮〔2026〕{n}号", title]) });
            if (n % 5000 == 4999)
            {
                await context.SaveChangesAsync(Cancel);
                context.ChangeTracker.Clear();
            }
        }
        await context.SaveChangesAsync(Cancel);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var analyze = source.CreateCommand("ANALYZE");
        await analyze.ExecuteNonQueryAsync(Cancel);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("慕容")]
    [InlineData("慕容某")]
    [InlineData("慕")]
    [InlineData("29007")]
    public async Task Seldom_words_are_found_through_the_inverted_index(string words)
    {
        var (page, plan) = await FindAsync(Auditor("p/"), words);
        Assert.Contains(page.Rows, r => r.Id == "case-29007");
        Assert.Contains("IX_case_search_terms", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on instances", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nearly_every_case_has_is_read_in_the_order_of_the_list()
    {
        var (page, plan) = await FindAsync(Auditor("p/"), "示例");
        Assert.Equal(CaseSearch.PageSize, page.Rows.Length);
        Assert.Equal("1,000+", page.TotalWords);
        Assert.Equal($"case-{Count - 1:00000}", page.Rows[0].Id);
        Assert.DoesNotContain("Sort Key: s.started_at", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_the_reader_may_see_is_found_and_each_case_once()
    {
        var (page, _) = await FindAsync(Auditor("p/d1/"), "慕容");
        Assert.Equal([.. Enumerable.Range(0, 30).Select(k => k * 1000 + 7).Where(n => n % 3 == 1).Select(n => $"case-{n:00000}").Reverse()], page.Rows.Select(r => r.Id));
        var (own, _) = await FindAsync(new Viewer("person-7", [new("auditor", "u7", "p/d1/u7/")], []), "示例");
        Assert.All(own.Rows, r => Assert.True(r.StarterId == "person-7" || r.UnitId == "u7"));
        Assert.Equal(own.Rows.Length, own.Rows.Select(r => r.Id).Distinct().Count());
        var (none, _) = await FindAsync(new Viewer("nobody", [], []), "示例");
        Assert.Empty(none.Rows);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        var found = new List<string>();
        string? after = "";
        while (after is not null)
        {
            var (page, _) = await FindAsync(Auditor("p/d2/"), "欧阳", after);
            found.AddRange(page.Rows.Select(r => r.Id));
            after = found.Count < 200 ? page.Next : null;
        }
        Assert.Equal([.. Enumerable.Range(0, Count).Where(n => n % 8 == 5 && n % 3 == 2 && n % 1000 != 7).Select(n => $"case-{n:00000}").Reverse().Take(found.Count)], found);
    }

    private PostgresContext Open(QueryLog? log = null)
    {
        var options = new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(database.ConnectionString);
        return new((log is null ? options : options.AddInterceptors(log)).Options);
    }

    private async Task<(CaseListPage Page, string Plan)> FindAsync(Viewer viewer, string words, string after = "")
    {
        var log = new QueryLog();
        await using var context = Open(log);
        var readers = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("aid", []);
        var page = await new CaseSearch(context).FindAsync(new CaseVisibility(context, viewer, readers).Sight, new CaseFilter(words, After: after), Cancel);
        return (page, await log.All.First().ExplainAsync(database.ConnectionString, Cancel));
    }

    private static Viewer Auditor(string path) => new("auditor-1", [new("auditor", "p", path)], []);
}
