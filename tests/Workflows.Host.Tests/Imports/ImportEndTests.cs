using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workflows.Data;
using Workflows.Data.Installation;
using Workflows.Testing;

namespace Workflows.Host.Tests.Imports;

/// <summary>Ten thousand rows: written, stopped in the middle, and broken off in the middle. Somebody else's unfinished row holds the import up where the test wants it.</summary>
public sealed class ImportEndTests(TestHost host) : IClassFixture<TestHost>
{
    private const int Rows = 10_000, Middle = 5_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Runs Runs { get; } = new(host);

    [Fact]
    public async Task Ten_thousand_people_are_written_once()
    {
        Assert.Equal($"Done {Rows}/0/0/0", await Runs.ImportAsync("people", People("A")));
        Assert.Equal($"Tried 0/0/{Rows}/0", await Runs.TryAsync("people", People("A")));
        Assert.Equal(Rows, await CountAsync("A"));
    }

    [Fact]
    public async Task An_import_stopped_in_the_middle_has_written_nothing()
    {
        var run = await Runs.RunAsync("people", People("B"));
        await using var holdUp = await HoldUpAsync($"B-{Middle}");
        Assert.True(await Runs.Desk.ApplyAsync(run.Run.Id, onlyGood: false, Stop));
        await Runs.UntilAsync(run.Run.Id, r => r.Done is >= 4_000 and < Rows);

        await Runs.Desk.CancelAsync(run.Run.Id, "qin-guan", Stop);
        await holdUp.DisposeAsync();

        Assert.Equal(ImportState.Cancelled, (await Runs.OverAsync(run.Run.Id)).Run.State);
        Assert.Equal(0, await CountAsync("B"));
    }

    [Fact]
    public async Task An_import_whose_connection_dies_in_the_middle_begins_again_and_writes_everything_once()
    {
        var run = await Runs.RunAsync("people", People("C"));
        await using var holdUp = await HoldUpAsync($"C-{Middle}");
        Assert.True(await Runs.Desk.ApplyAsync(run.Run.Id, onlyGood: false, Stop));
        await Runs.UntilAsync(run.Run.Id, r => r.Done is >= 4_000 and < Rows);

        await KillWaitingAsync();
        await holdUp.DisposeAsync();
        var broken = await Runs.UntilAsync(run.Run.Id, r => r.LeaseUntil == host.Clock.GetUtcNow() + TimeSpan.FromSeconds(2));
        Assert.Equal((ImportState.Applying, 0), (broken.Run.State, await CountAsync("C")));

        host.Clock.Move(TimeSpan.FromSeconds(3));
        Assert.Equal($"Done {Rows}/0/0/0", Runs.Said((await Runs.OverAsync(run.Run.Id)).Run));
        Assert.Equal(Rows, await CountAsync("C"));
    }

    [Fact]
    public async Task What_a_killed_host_held_is_taken_over_when_its_lease_runs_out_and_given_up_after_three_tries()
    {
        var run = await Runs.RunAsync("people", "姓名,人员编号\n示例·甲,D-1\n");
        await LeaveAsync(run.Run.Id, attempts: 1);
        await Task.Delay(1_500, Stop);
        Assert.Equal(ImportState.Applying, (await Runs.Desk.FindAsync(run.Run.Id, 0, Stop))!.Run.State);
        host.Clock.Move(TimeSpan.FromSeconds(31));
        Assert.Equal("Done 1/0/0/0", Runs.Said((await Runs.OverAsync(run.Run.Id)).Run));

        var other = await Runs.RunAsync("people", "姓名,人员编号\n示例·乙,D-2\n");
        await LeaveAsync(other.Run.Id, attempts: 3);
        host.Clock.Move(TimeSpan.FromSeconds(31));
        var over = await Runs.OverAsync(other.Run.Id);
        Assert.Equal(ImportState.Failed, over.Run.State);
        Assert.Contains("什么都没有写入", over.Run.SaidChinese, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("D"));
    }

    [Fact]
    public async Task A_trial_nobody_decides_about_is_forgotten_after_a_day_with_its_file()
    {
        var run = await Runs.RunAsync("people", "姓名,人员编号\n示例·甲,E-1\n");
        host.Clock.Move(TimeSpan.FromHours(25));
        await Runs.UntilAsync(run.Run.Id, r => r.State == ImportState.Cancelled);
        await using var data = Open();
        Assert.False(await data.Evidence.AnyAsync(e => e.SubjectId == "import:" + run.Run.Id, Stop));
    }

    private static string People(string prefix) => "姓名,人员编号\n"
        + string.Concat(Enumerable.Range(1, Rows).Select(n => string.Create(CultureInfo.InvariantCulture, $"示例·{prefix}{n},{prefix}-{n}\n")));

    /// <summary>A row of the same key that is written and not committed: whoever writes it too has to wait.</summary>
    private async Task<NpgsqlConnection> HoldUpAsync(string code)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(host.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Stop);
        await connection.BeginTransactionAsync(Stop);
        await using var insert = new NpgsqlCommand("INSERT INTO persons (id, name, reads_english, demonstration, valid_from) VALUES ($1, 'x', false, false, now())", connection);
        insert.Parameters.AddWithValue(code);
        await insert.ExecuteNonQueryAsync(Stop);
        return connection;
    }

    private async Task KillWaitingAsync()
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var kill = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%persons%'", connection);
        for (var i = 0; i < 200; i++)
        {
            if ((long)(await kill.ExecuteScalarAsync(Stop))! > 0) return;
            await Task.Delay(50, Stop);
        }
        Assert.Fail("Nobody waited.");
    }

    /// <summary>As a host leaves a run that was killed while writing it.</summary>
    private async Task LeaveAsync(string id, int attempts)
    {
        await using var data = Open();
        await data.ImportRuns.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ImportState.Applying).SetProperty(r => r.Attempts, attempts)
            .SetProperty(r => r.LeasedBy, "killed").SetProperty(r => r.LeaseUntil, host.Clock.GetUtcNow() + TimeSpan.FromSeconds(30)), Stop);
    }

    private async Task<int> CountAsync(string prefix)
    {
        await using var data = Open();
        return await data.Persons.CountAsync(p => p.Id.StartsWith(prefix + "-"), Stop);
    }

    private WorkflowsContext Open() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();
}
