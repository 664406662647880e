using Workflows.Definitions.Feel;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.Execution;

public sealed class StateSizeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_case_that_grows_beyond_256_kilobytes_is_refused_with_a_sentence_and_not_saved()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var host = await SmallHost.OnAsync(database.ConnectionString, cancel);
        var filed = SmallHost.Of(await host.StartAsync("heap", 10m, cancel));
        var command = host.Approval(filed, "heap-approve") with { Values = FeelContext.Of(("notes", FeelValue.Of(new string('字', 90_000)))) };
        var outcome = Assert.IsType<Outcome.Rejected>(await host.Runner.RunAsync(command, cancel));

        Assert.Equal("execution.stateTooLarge", outcome.Rejection.Key);
        await using var context = host.Open();
        Assert.Equal(1, context.Instances.Single(i => i.Id == "heap").Seq);
        Assert.Equal(1, context.Tasks.Count(t => t.InstanceId == "heap"));
    }
}
