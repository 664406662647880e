using Workflows.Stages;

namespace Workflows.Tests.HouseRules;

/// <summary>A kind of stage bears one name in each room.</summary>
public class StageRoomTests
{
    [Fact]
    public void Every_kind_of_stage_has_its_folder()
    {
        foreach (var kind in StageKinds.Shipped.Kinds)
        {
            var folder = char.ToUpperInvariant(kind.Name[0]) + kind.Name[1..];
            Assert.Contains(Repository.Files("Workflows.Stages", ".cs"), f => f.StartsWith($"Workflows.Stages/{folder}/", StringComparison.Ordinal));
            Assert.Equal($"Workflows.Stages.{folder}", kind.GetType().Namespace);
        }
    }

    [Fact]
    public void Every_folder_of_the_host_for_a_stage_is_a_kind_of_stage()
    {
        var folders = Repository.Files("Workflows.Host", "").Where(f => f.StartsWith("Workflows.Host/Stages/", StringComparison.Ordinal) && f.Count(c => c == '/') > 2)
            .Select(f => f.Split('/')[2]).Distinct();
        var kinds = StageKinds.Shipped.Kinds.Select(k => char.ToUpperInvariant(k.Name[0]) + k.Name[1..]).ToHashSet();
        Assert.DoesNotContain(folders, f => !kinds.Contains(f));
    }
}
