using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Backup;
using Workflows.Testing;

namespace Workflows.Host.Tests.Backup;

/// <summary>What an administrator sees and does about backups.</summary>
public sealed class BackupPageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task A_backup_made_on_the_page_is_told_recorded_and_grows_old()
    {
        using var client = await host.SignedInAsync("qin-guan");
        Assert.Contains("还没有备份", await client.GetStringAsync("/admin/backups", Cancel), StringComparison.Ordinal);

        var answer = await client.PostAsync("/admin/backups?handler=Now", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [TestHost.TokenName] = TestHost.TokenOf(await client.GetStringAsync("/admin/backups", Cancel)),
        }), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var runs = host.Services.GetRequiredService<BackupRuns>();
        while (runs.Latest is not { Over: true }) await Task.Delay(20, Cancel);

        var page = await client.GetStringAsync("/admin/backups", Cancel);
        Assert.Null(runs.Latest.Fault);
        Assert.Contains("从头到尾核对", page, StringComparison.Ordinal);
        Assert.Contains("最近一次备份", await client.GetStringAsync("/admin", Cancel), StringComparison.Ordinal);
        using (var file = BackupFile.Open(runs.Latest.Made!.File))
            Assert.Equal(runs.Latest.Made.Rows, file.Manifest.Tables.Sum(t => t.Rows));
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Cancel);
        Assert.Equal("qin-guan", await data.SystemJournal.Where(j => j.Kind == "backedUp").Select(j => j.ActorId).SingleAsync(Cancel));

        host.Clock.Move(TimeSpan.FromHours(37));
        using var later = await host.SignedInAsync("qin-guan");
        Assert.Contains("超过 36 小时", await later.GetStringAsync("/admin/backups", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_latest_backups_are_kept_and_other_files_stay()
    {
        var folder = Directory.CreateTempSubdirectory("union-workflows-kept-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.zip"), "mine", Cancel);
        var backups = new Backups(
            host.Services.GetRequiredService<BackupWriter>(), new BackupOptions(folder, 2), host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>(),
            host.Services.GetRequiredService<Workflows.Host.Audit.SystemJournal>(), host.Clock);
        var made = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            made.Add(Path.GetFileName((await backups.MakeAsync("system", null, Cancel)).File));
            host.Clock.Move(TimeSpan.FromDays(1));
        }

        Assert.Equal(["mine.zip", .. made.Skip(1)], Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Others_do_not_see_the_page()
    {
        using var client = await host.SignedInAsync("zhou-ba");

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/admin/backups", Cancel)).StatusCode);
    }
}
