using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Host.DueWork;
using Workflows.Host.Tests.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.DueWork;

/// <summary>Each test has a database of its own, for a worker takes whatever is due.</summary>
public sealed class DueWorkerTests(TestServer server) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>24:00 of 23 June 2026 in Shanghai is 16:00 UTC.</summary>
    private static DateTimeOffset Overdue { get; } = new(2026, 6, 23, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Of_two_workers_each_timer_is_run_by_one_and_once()
    {
        await using var here = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        await using var there = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        for (var n = 0; n < 30; n++) SmallHost.Of(await here.StartAsync($"timed-{n}", 10m, Cancel));
        here.Clock.Set(Overdue);
        there.Clock.Set(Overdue);
        var taken = await Task.WhenAll(RunAsync(here), RunAsync(there));

        Assert.Equal(30, taken.Sum());
        await using var context = here.Open();
        Assert.Equal(30, await context.Journal.CountAsync(r => r.CommandId.StartsWith("timer:"), Cancel));
        // Each overdue task has its next reminder pending, at 8:00 of the next working day.
        Assert.Equal([new DateTimeOffset(2026, 6, 25, 0, 0, 0, TimeSpan.Zero)], await context.DueWork.Select(w => w.At).Distinct().ToListAsync(Cancel));
        Assert.Equal(30, await context.DueWork.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_over_and_the_timer_still_fires_once()
    {
        await using var dead = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        await using var alive = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        SmallHost.Of(await dead.StartAsync("left", 10m, Cancel));
        await using var context = dead.Open();
        alive.Clock.Set(Overdue.AddMinutes(1));
        await LeaseUntilAsync(context, DateTimeOffset.UtcNow.AddMinutes(2));
        await RunAsync(alive);
        Assert.Equal(0, await FiredAsync(context, "left"));
        await LeaseUntilAsync(context, DateTimeOffset.UtcNow.AddSeconds(-1));
        await RunAsync(alive);

        Assert.Equal(1, await FiredAsync(context, "left"));
    }

    [Fact]
    public async Task A_timer_nobody_waits_for_any_more_is_forgotten()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        SmallHost.Of(await host.StartAsync("gone", 10m, Cancel));
        await using var context = host.Open();
        context.Add(new Data.Delivery.DueWorkRow { InstanceId = "gone", TimerId = "no such timer", At = SmallHost.Morning });
        await context.SaveChangesAsync(Cancel);
        await RunAsync(host);

        Assert.False(await context.DueWork.AnyAsync(w => w.TimerId == "no such timer", Cancel));
        Assert.Equal(1, await context.Journal.CountAsync(r => r.InstanceId == "gone", Cancel));
    }

    /// <summary>Leases run on the clock of the database, which no test moves.</summary>
    private static Task LeaseUntilAsync(Data.WorkflowsContext context, DateTimeOffset until) =>
        context.DueWork.Where(w => w.InstanceId == "left").ExecuteUpdateAsync(set => set
            .SetProperty(w => w.LeasedBy, "a worker that was killed").SetProperty(w => w.LeaseUntil, until), Cancel);

    private static Task<int> FiredAsync(Data.WorkflowsContext context, string instance) =>
        context.Journal.CountAsync(r => r.InstanceId == instance && r.CommandId.StartsWith("timer:"), Cancel);

    private static async Task<int> RunAsync(SmallHost host)
    {
        var worker = host.Services.GetRequiredService<DueWorker>();
        var all = 0;
        while (await worker.RunDueAsync(Cancel) is > 0 and var some) all += some;
        return all;
    }
}
