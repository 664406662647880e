using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Stages;

namespace Workflows.Tests.Packages;

public sealed class ShippedPackageTests
{
    private static readonly TextCatalog Catalog = new(typeof(ProcessPackage).Assembly, typeof(ProcessEngine).Assembly, typeof(StageKinds).Assembly);

    public static TheoryData<string> Names => [.. ShippedPackages.Readings().Keys];

    [Theory, MemberData(nameof(Names))]
    public void Every_shipped_package_is_read_and_bound_without_a_problem(string name)
    {
        var reading = ShippedPackages.Readings()[name];
        Assert.Equal([], reading.Problems.Select(p => $"{p.File}:{p.Line} {p.Element}: {Catalog.Say(p.Sentence, Language.English)}"));
        var bound = ExecutableProcess.Bind(reading.Package!, StageKinds.Shipped);
        Assert.Equal([], bound.Problems.Select(p => $"{p.File}:{p.Line} {p.Element}: {Catalog.Say(p.Sentence, Language.English)}"));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_named_node_and_lane_of_a_shipped_package_has_an_English_name(string name)
    {
        var process = ShippedPackages.Get(name).Process;
        Assert.NotEqual("", process.EnglishName);
        Assert.Equal([], process.Nodes.Values.Where(n => n.Name is not "" && n.EnglishName is "").Select(n => n.Id));
        Assert.Equal([], process.Lanes.Where(l => l.EnglishName is "").Select(l => l.Id));
    }
}
