using System.Xml.Linq;

namespace Workflows.Tests.HouseRules;

/// <summary>Dependencies point one way: Definitions ← Engine ← Stages ← Data ← SqlServer ← Host.</summary>
public class ArrowTests
{
    [Theory]
    [InlineData("Workflows.Definitions", "")]
    [InlineData("Workflows.Engine", "Workflows.Definitions")]
    [InlineData("Workflows.Stages", "Workflows.Engine")]
    [InlineData("Workflows.Data", "Workflows.Stages")]
    [InlineData("Workflows.SqlServer", "Workflows.Data")]
    [InlineData("Workflows.Host", "Workflows.Data Workflows.SqlServer")]
    public void A_project_references_only_what_is_below_it(string project, string below)
    {
        var references = XDocument.Parse(Repository.Read($"{project}/{project}.csproj")).Descendants("ProjectReference")
            .Where(r => r.Attribute("OutputItemType")?.Value != "Analyzer").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
        Assert.Equal(below, string.Join(' ', references));
    }

    [Theory]
    [InlineData("Workflows.Definitions")]
    [InlineData("Workflows.Engine")]
    [InlineData("Workflows.Stages")]
    public void The_pure_rooms_use_no_package_at_run_time(string project)
    {
        var packages = XDocument.Parse(Repository.Read($"{project}/{project}.csproj")).Descendants("PackageReference")
            .Where(p => p.Attribute("PrivateAssets")?.Value != "all").Select(p => p.Attribute("Include")!.Value);
        Assert.Empty(packages);
    }

    [Fact]
    public void Definitions_know_nothing_of_the_rooms_above()
    {
        var wrong = Repository.Files("Workflows.Definitions", ".cs")
            .Where(f => Repository.Read(f).Contains("using Workflows.Engine", StringComparison.Ordinal));
        Assert.Empty(wrong);
    }
}
