using Workflows.Definitions.Packages;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Stages.Scenarios;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Scenarios;

public sealed class ShippedScenarioTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> All =>
        [.. ShippedPackages.All.Values.SelectMany(p => p.Scenarios.Keys.Select(s => (p.Name, s)))];

    [Theory, MemberData(nameof(All))]
    public void A_shipped_scenario_comes_out_as_it_is_written(string package, string name)
    {
        var reading = ScenarioReader.Read(ShippedPackages.Get(package).Scenarios[name], $"scenarios/{name}.md");
        Assert.Equal([], reading.Problems.Select(p => $"{p.Line}: {StepChecks.Texts.Say(p.Sentence, Language.Chinese)}"));
        var scenario = reading.Scenario!;
        var world = ScenarioWorld.Of(scenario);
        var start = new DateTimeOffset(scenario.Start, world.Zone.GetUtcOffset(scenario.Start)).ToUniversalTime();
        var result = new ScenarioPlayer(scenario, new PureStage(world, ShippedPackages.All.Values, start, new StepChecks().Step), StepChecks.Texts).Play();
        foreach (var line in result.Lines)
            output.WriteLine($"{line.Line}: {line.Spell(StepChecks.Texts, Language.Chinese)}");
        Assert.Equal([], result.Failures.Select(f => $"{f.Line}: {f.Expected} → {f.Actual}"));
    }
}
