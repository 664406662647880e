using Workflows.Definitions.Packages;
using Workflows.Definitions.Scenarios;

namespace Workflows.Definitions.ModelChecks;

/// <summary>The package's scenarios can be read; what is wrong with a row is told with its line.</summary>
public sealed class ScenariosAreRead : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package) =>
        package.Scenarios.SelectMany(s => ScenarioReader.Read(s.Value, $"scenarios/{s.Key}.md").Problems);
}
