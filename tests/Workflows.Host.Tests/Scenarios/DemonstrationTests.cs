using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflows.Data;
using Workflows.Host.Demonstration;
using Workflows.Testing;

namespace Workflows.Host.Tests.Scenarios;

/// <summary>What a fresh demonstration holds.</summary>
public sealed class DemonstrationTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_fresh_demonstration_has_cases_at_many_stages_and_never_one_from_the_future()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Workflows.Host", ContentRootPath = AppContext.BaseDirectory });
        var folder = Directory.CreateTempSubdirectory("union-workflows-host-");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["DataFolder"] = folder.FullName });
        builder.Logging.ClearProviders();
        var now = host.Clock.GetUtcNow();
        await DemonstrationCases.PlayAsync(builder, host.ConnectionString, host.Services.GetRequiredService<Workflows.Host.Web.InstallationInfo>(), now);
        folder.Delete(recursive: true);

        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(6, await data.Instances.CountAsync(TestContext.Current.CancellationToken));
        Assert.True(await data.Instances.AllAsync(i => i.StartedAt < now, TestContext.Current.CancellationToken));
        var stages = await data.Tasks.Select(t => t.NodeId).Distinct().ToListAsync(TestContext.Current.CancellationToken);
        Assert.True(stages.Count >= 4, string.Join(' ', stages));
    }
}
