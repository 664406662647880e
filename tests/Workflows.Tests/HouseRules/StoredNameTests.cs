using System.Reflection;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Stages;

namespace Workflows.Tests.HouseRules;

/// <summary>What is stored is stored under a name that never changes.</summary>
public class StoredNameTests
{
    private static readonly Assembly[] Rooms = [typeof(ProcessEngine).Assembly, typeof(StageKinds).Assembly];

    [Fact]
    public void Every_command_fact_and_stage_state_has_a_stored_name()
    {
        var without = Rooms.SelectMany(a => a.GetTypes())
            .Where(t => !t.IsAbstract && (t.IsAssignableTo(typeof(Command)) || t.IsAssignableTo(typeof(Fact)) || t.IsAssignableTo(typeof(StageState))))
            .Where(t => t.GetCustomAttribute<StoredNameAttribute>(false) is null)
            .Select(t => t.Name);
        Assert.Empty(without);
    }

    [Fact]
    public void The_stored_names_are_those_written_down()
    {
        var written = Repository.Read("tests/Workflows.Tests/HouseRules/stored-names.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(written, new StoredTypes(Rooms).Names);
    }
}
