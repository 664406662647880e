using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data.Organization;
using Workflows.Engine.World;
using Workflows.Host.Tests.Execution;
using Workflows.Host.World;
using Workflows.Testing;

namespace Workflows.Host.Tests.World;

public sealed class DirectoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Change = new(2026, 5, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_that_changed_hands_is_held_by_whoever_held_it_at_the_instant()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        await using (var context = host.Open())
        {
            context.Add(new PostRow { Post = "street.chair", UnitId = "s1", PersonId = "zheng-shi", ValidFrom = Change.AddYears(-1), ValidTo = Change });
            context.Add(new PostRow { Post = "street.chair", UnitId = "s1", PersonId = "he-yi", ValidFrom = Change });
            await context.SaveChangesAsync(Cancel);
        }

        Assert.Equal("zheng-shi", Assert.Single(await HoldersAsync(host, Change.AddTicks(-1))));
        Assert.Equal("he-yi", Assert.Single(await HoldersAsync(host, Change)));
        Assert.Empty(await HoldersAsync(host, Change.AddYears(-2)));
    }

    [Fact]
    public async Task What_was_kept_in_memory_is_forgotten_after_a_change()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        Assert.Equal("示例·吴九", await AskAsync(host, Change, d => d.NameOf("wu-jiu")));
        await using var context = host.Open();
        (await context.Persons.SingleAsync(p => p.Id == "wu-jiu", Cancel)).Name = "示例·吴久";
        await context.SaveChangesAsync(Cancel);

        Assert.Equal("示例·吴久", await AskAsync(host, Change, d => d.NameOf("wu-jiu")));
    }

    [Fact]
    public async Task Kinship_holds_in_both_directions_and_regions_come_from_above()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);

        Assert.True(await AskAsync(host, Change, d => d.AreNearRelatives("worker-24", "zhou-ba")));
        Assert.True(await AskAsync(host, Change, d => d.AreNearRelatives("zhou-ba", "worker-24")));
        Assert.False(await AskAsync(host, Change, d => d.AreNearRelatives("zhou-ba", "worker-01")));
        Assert.Equal("demo-street", await AskAsync(host, Change, d => d.Unit("e1")!.Region));
    }

    [Fact]
    public async Task A_substitute_stands_in_within_the_dates_the_process_and_the_limit()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var filed = SmallHost.Of(await host.StartAsync("small", 2000m, Cancel));
        var large = SmallHost.Of(await host.StartAsync("large", 2000.01m, Cancel));
        await using (var context = host.Open())
        {
            context.Add(new SubstituteRow
            {
                PersonId = "zhou-ba", SubstituteId = "zheng-shi", Process = SmallAid.Name, LimitFen = 200_000,
                ValidFrom = SmallHost.Morning, ValidTo = SmallHost.Morning.AddDays(7),
            });
            await context.SaveChangesAsync(Cancel);
        }
        Task<bool> Stands(Engine.State.ProcessInstance? instance, DateTimeOffset at) => host.Services.GetRequiredService<Worlds>()
            .AskAsync(at, instance, w => w.Directory.StandsInFor("zheng-shi", "zhou-ba"), Cancel);

        Assert.True(await Stands(filed, SmallHost.Morning));
        Assert.False(await Stands(large, SmallHost.Morning));
        Assert.False(await Stands(filed, SmallHost.Morning.AddDays(7)));
        Assert.False(await Stands(null, SmallHost.Morning));
    }

    private static Task<string[]> HoldersAsync(SmallHost host, DateTimeOffset at) =>
        AskAsync(host, at, d => d.Holders("street.chair", "s1").Select(p => p.Id).ToArray());

    private static Task<T> AskAsync<T>(SmallHost host, DateTimeOffset at, Func<IDirectory, T> ask) =>
        host.Services.GetRequiredService<Worlds>().AskAsync(at, null, w => ask(w.Directory), Cancel);
}
