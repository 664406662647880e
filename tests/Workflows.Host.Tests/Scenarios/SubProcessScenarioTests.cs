using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflows.Data;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Host.Execution;
using Workflows.Host.Installation;
using Workflows.Host.Scenarios;
using Workflows.Host.Web;
using Workflows.Stages.Scenarios;
using Workflows.Testing;

namespace Workflows.Host.Tests.Scenarios;

/// <summary>The tests' own process with a sub-process, told as a table and played on the real host.</summary>
public sealed class SubProcessScenarioTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Errors_returns_and_a_timer_on_a_sub_process_come_true_as_the_table_says()
    {
        var reading = ScenarioReader.Read(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Scenarios", "visits.md"), Cancel), "visits.md");
        Assert.Equal([], reading.Problems.Select(p => $"{p.Line} {p.Sentence.Key}"));
        var folder = Directory.CreateTempSubdirectory("union-workflows-host-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Workflows.Host", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["DataFolder"] = folder });
        builder.Logging.ClearProviders();
        var scenario = reading.Scenario!;
        var installation = InstallationInfo.From(builder.Configuration) with { Demonstration = true };
        var clock = new MovableClock(new DateTimeOffset(scenario.Start, installation.Zone.GetUtcOffset(scenario.Start)));
        builder.Services.AddSingleton<TimeProvider>(clock);
        await using (var app = UnionHost.Build(builder, database.ConnectionString, installation))
        {
            await app.Services.MigrateUnionDataAsync(Cancel);
            var released = await app.Services.GetRequiredService<Deployments>().ReleaseAsync(VisitProcess.Name, VisitProcess.First, "test", Cancel);
            Assert.NotNull(released.Process);
            await using (var scope = app.Services.CreateAsyncScope())
                await new ScenarioDatabase(scope.ServiceProvider.GetRequiredService<WorkflowsContext>(), clock).LoadAsync(scenario, Cancel);
            var result = new ScenarioPlayer(scenario, new HostStage(app.Services, clock), app.Services.GetRequiredService<TextCatalog>()).Play();
            Assert.Empty(result.Failures.Select(f => $"line {f.Line}: {f.Expected} / {f.Actual}"));
            Assert.True(result.IsPassed);
        }
        Directory.Delete(folder, recursive: true);
    }
}
